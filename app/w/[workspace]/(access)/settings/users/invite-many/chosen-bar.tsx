'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { LevelSelect } from './level-select';
import { type Batch, useBatch } from './use-batch';

/** What can be done to the chosen rows at once. */
export function ChosenBar({ batch, rows, done }: { batch: Batch; rows: number[]; done: () => void }) {
  const t = useTranslations('inviteMany');
  const { isBusy, edit } = useBatch(batch);
  return (
    <section
      aria-label={t('chosen', { count: rows.length })}
      className="flex flex-wrap items-center gap-2 rounded-3 border bg-sunken px-3 py-2"
    >
      <span className="font-medium">{t('chosen', { count: rows.length })}</span>
      <LevelSelect
        label={t('levelOfChosen')}
        value=""
        placeholder={t('changeLevel')}
        disabled={isBusy}
        onChange={(role) => edit(rows, { role, isLeftOut: false }, done)}
      />
      <Button busy={isBusy} onClick={() => edit(rows, { isLeftOut: true }, done)}>
        {t('leaveOut')}
      </Button>
      <Button variant="quiet" onClick={done}>
        {t('chooseNone')}
      </Button>
    </section>
  );
}
