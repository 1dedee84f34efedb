'use client';

import { useTranslations } from 'next-intl';
import { NativeCheckbox } from '@/components/ui/native-checkbox';
import { BatchRowItem } from './batch-row';
import type { ShownRows } from './shown-rows';
import type { Batch } from './use-batch';

export function BatchRows(props: {
  batch: Batch;
  shown: ShownRows;
  chosen: ReadonlySet<number>;
  onChoose: (rows: ReadonlySet<number>) => void;
}) {
  const { batch, shown, chosen, onChoose } = props;
  const t = useTranslations('inviteMany');
  const isDraft = batch.sentAt === null;
  const numbers = shown.rows.map(({ number }) => number);
  const areAllChosen = numbers.length > 0 && numbers.every((number) => chosen.has(number));
  if (shown.rows.length === 0) return <p className="text-ink-2">{t('noRows')}</p>;
  function choose(changed: readonly number[], isChosen: boolean) {
    const next = new Set(chosen);
    for (const number of changed) isChosen ? next.add(number) : next.delete(number);
    onChoose(next);
  }
  return (
    <div className="rounded-3 border">
      {isDraft && (
        <label
          htmlFor="choose-all-rows"
          className="type-13 flex cursor-pointer items-center gap-3 border-b px-3 py-2 text-ink-2"
        >
          <NativeCheckbox
            id="choose-all-rows"
            checked={areAllChosen}
            onChange={({ target }) => choose(numbers, target.checked)}
          />
          {t('chooseAll', { count: numbers.length })}
        </label>
      )}
      <ul className="divide-y">
        {shown.rows.map((row) => (
          <BatchRowItem
            key={row.number}
            batch={batch}
            row={row}
            isChosen={chosen.has(row.number)}
            onChoose={isDraft ? (isChosen) => choose([row.number], isChosen) : undefined}
          />
        ))}
      </ul>
    </div>
  );
}
