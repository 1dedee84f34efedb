'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { NativeSelect } from '@/components/ui/native-select';
import { type Field, fields } from '@/lib/access/members/invite-many/recognise-columns';
import { type Batch, useBatch } from './use-batch';

/** What each column of a table means; the choice is remembered for the same headings. */
export function BatchColumns({ batch }: { batch: Batch }) {
  const t = useTranslations('inviteMany');
  const { header, columns } = batch;
  const { isBusy, chooseColumns } = useBatch(batch);
  const known = header.map((_, at) => fields.find((field) => columns[field]?.includes(at)) ?? null);
  const [meaning, setMeaning] = useState<(Field | null)[]>(known);
  if (header.length === 0) return null;
  const options = fields.map((field) => ({ value: field, label: t(`fields.${field}`) }));
  return (
    <details className="rounded-3 border">
      <summary className="cursor-pointer px-3 py-2 font-medium">{t('columns')}</summary>
      <div className="grid gap-3 border-t p-3">
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(220px,1fr))] gap-3">
          {header.map((name, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two columns may have one name, and their order never changes.
            <li key={at} className="grid gap-1">
              <label htmlFor={`column-${at}`} className="type-13 truncate font-medium">
                {name || t('nameless', { number: at + 1 })}
              </label>
              <NativeSelect
                id={`column-${at}`}
                value={meaning[at] ?? ''}
                placeholder={t('notRead')}
                options={options}
                onChange={({ target }) =>
                  setMeaning(
                    meaning.map((each, column) =>
                      column === at ? ((target.value || null) as Field | null) : each,
                    ),
                  )
                }
              />
            </li>
          ))}
        </ul>
        <div>
          <Button busy={isBusy} onClick={() => chooseColumns(meaning)}>
            {t('readAgain')}
          </Button>
        </div>
      </div>
    </details>
  );
}
