'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { Button } from '@/components/ui/button';
import type { RecordView } from '@/lib/work/records/record-view';
import { useRecordActs } from './record-acts';

/** The actions of a row, locked with the reason where the policy denies them (R5). */
export function RecordActions({ record }: { record: RecordView }) {
  const t = useTranslations('records');
  const acts = useRecordActs(record);
  return (
    <div className="-mr-2 flex justify-end gap-0.5">
      {acts.map(({ id, label, isDanger, locked, run }) =>
        locked ? (
          <LockedButton key={id} quiet label={label} decision={locked} className="font-normal" />
        ) : (
          <Button
            key={id}
            variant={isDanger ? 'quiet-danger' : 'quiet'}
            className="font-normal"
            aria-label={t('actOn', { act: label, name: record.name })}
            onClick={run}
          >
            {label}
          </Button>
        ),
      )}
    </div>
  );
}
