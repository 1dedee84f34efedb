'use client';

import { useTranslations } from 'next-intl';
import { Select } from '@/components/ui/select';
import { Labelled } from './labelled';

const none = '-';

interface ColumnChoiceProps {
  label: string;
  columns: readonly string[];
  value: number | null;
  /** Columns that are used where the chosen one is empty. */
  otherwise?: readonly number[];
  choose: (at: number | null) => void;
}

/** Chooses the file's column for one field. */
export function ColumnChoice({ label, columns, value, otherwise = [], choose }: ColumnChoiceProps) {
  const t = useTranslations('contacts.import');
  const names = otherwise.map((at) => columns[at]).join(', ');
  return (
    <Labelled label={label} note={names ? t('otherwise', { columns: names }) : undefined}>
      {(id) => (
        <Select
          aria-labelledby={id}
          value={value === null ? none : String(value)}
          onChange={(next) => choose(next === none ? null : Number(next))}
          options={[
            { value: none, label: t('noColumn') },
            ...columns.map((column, at) => ({ value: String(at), label: column })),
          ]}
        />
      )}
    </Labelled>
  );
}
