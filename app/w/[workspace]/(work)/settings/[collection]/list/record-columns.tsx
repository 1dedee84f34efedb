'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { RelativeTime } from '@/components/ui/relative-time';
import { listedFields, sortedFields } from '@/lib/work/collections/definition';
import type { FieldKind } from '@/lib/work/collections/field';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';
import { useCollectionWords } from '../collection-words';
import { RecordActions } from '../dialogs/record-actions';
import { ComputedText } from '../values/computed-text';
import { FieldText } from '../values/field-text';
import { RecordName } from '../values/record-name';
import { StateBadge } from '../values/state-badge';

const column = columnsOf<RecordView>();

/** The width of each kind of field; columns without one share the remaining space. */
const widths: Partial<Record<FieldKind, number>> = {
  choice: 124,
  boolean: 96,
  number: 136,
  date: 120,
  moment: 144,
  reference: 148,
  text: 140,
};

interface Head {
  label: string;
  width?: number;
  wideOnly?: boolean;
}

/** Labels and widths of the heads, by the definition: shared by the table, its skeleton and the View menu. */
export function useColumnHeads(): Record<'name' | 'actions', Head> & Record<string, Head> {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const t = useTranslations('records');
  return useMemo(() => {
    const listed = listedFields(collection);
    // At least one column must shrink on narrow pages.
    const hasElastic = listed.some(([, { kind }]) => widths[kind] === undefined);
    const fields = listed.map(([name, { kind }], index): [string, Head] => [
      name,
      { label: words.field(name), width: hasElastic || index > 0 ? widths[kind] : undefined },
    ]);
    return {
      name: { label: words.field('name'), width: 220 },
      ...Object.fromEntries(fields),
      ...(collection.states && { state: { label: t('state'), width: 124 } }),
      ...(collection.computes && { computed: { label: words.field('computed'), width: 160 } }),
      changed: { label: t('changed'), width: 148, wideOnly: true },
      actions: { label: t('actions'), width: collection.transitions ? 276 : 172 },
    };
  }, [collection, words, t]);
}

/** The columns of the list. */
export function useRecordColumns() {
  const { collection } = useCollectionPage();
  const words = useCollectionWords(collection);
  const heads = useColumnHeads();
  return useMemo(() => {
    const sorted = sortedFields(collection);
    const fields = listedFields(collection).map(([name, field], index) =>
      column.accessor((row): unknown => row.fields[name], {
        id: name,
        enableSorting: sorted.includes(name),
        meta: { label: words.field(name), ...heads[name], phone: index === 0 ? 'line' : undefined },
        cell: ({ row }) => <FieldText name={name} field={field} record={row.original} />,
      }),
    );
    const state = column.display({
      id: 'state',
      meta: { label: '', ...heads.state, phone: 'end' },
      cell: ({ row: { original } }) =>
        original.state && <StateBadge state={original.state} hasFault={original.fault !== null} />,
    });
    const computed = column.display({
      id: 'computed',
      meta: { label: '', ...heads.computed, align: 'end', phone: 'end', isNamed: true },
      cell: ({ row }) => <ComputedText record={row.original} />,
    });
    return [
      column.accessor((row): unknown => row.name, {
        id: 'name',
        enableSorting: true,
        meta: { ...heads.name, namesRow: true, phone: 'lead', isBare: true },
        cell: ({ row }) => <RecordName record={row.original} />,
      }),
      ...fields,
      ...(collection.computes ? [computed] : []),
      ...(collection.states ? [state] : []),
      column.accessor((row): unknown => row.changedAt, {
        id: 'changed',
        enableSorting: true,
        meta: { label: '', ...heads.changed },
        cell: ({ row: { original } }) => (
          <span className="block truncate text-ink-2" title={original.changedBy ?? undefined}>
            <RelativeTime at={original.changedAt} />
          </span>
        ),
      }),
      column.display({
        id: 'actions',
        meta: { ...heads.actions, silentHead: true, align: 'end' },
        cell: ({ row }) => <RecordActions record={row.original} />,
      }),
    ];
  }, [collection, words, heads]);
}
