'use client';

import { useTranslations } from 'next-intl';
import { type ComponentProps, useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { DataTable } from '@/components/data-table/data-table';
import { Pagination } from '@/components/data-table/pagination';
import { cn } from '@/components/ui/class-names';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import type { WordedAccess } from './access-words';

interface ShownAccess extends WordedAccess {
  id: string;
  name: string;
  workspace: string;
}

const column = columnsOf<ShownAccess>();

/** The memberships of a day. Nothing can be changed here: it is the past. */
export function AccessTable(props: {
  rows: ShownAccess[];
  page: Omit<ComponentProps<typeof Pagination>['page'], 'rows'>;
  /** The access model's word for a workspace. */
  calls: 'workspace' | 'account';
  empty: string;
}) {
  const { rows, page, calls, empty } = props;
  const t = useTranslations('auditTrail.then');
  const trail = useTranslations('auditTrail');
  const columns = useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('person'), namesRow: true, phone: 'lead', isBare: true },
        cell: ({ row: { original } }) => (
          <span className="grid min-w-0">
            <span className="truncate font-medium">{original.name}</span>
            <Details of={original} className="tablet:hidden" />
          </span>
        ),
      }),
      column.display({
        id: 'workspace',
        meta: { label: trail('workspace', { calls }), width: 180, phone: 'line' },
        cell: ({ row }) => <span className="truncate text-ink-2">{row.original.workspace}</span>,
      }),
      column.display({
        id: 'role',
        meta: { label: trail('fields.role'), phone: 'line' },
        cell: ({ row: { original } }) => (
          <span className="grid min-w-0">
            <span className="truncate">{original.role}</span>
            <Details of={original} className="max-tablet:hidden" />
          </span>
        ),
      }),
      column.display({
        id: 'plan',
        meta: { label: trail('fields.plan'), width: 120, wideOnly: true },
        cell: ({ row }) => <span className="truncate text-ink-2">{row.original.plan}</span>,
      }),
      column.display({
        id: 'status',
        meta: { label: trail('fields.status'), width: 140, phone: 'end' },
        cell: ({ row }) => <span className="truncate">{row.original.status}</span>,
      }),
    ],
    [t, trail, calls],
  );
  return (
    <>
      <DataTable
        id="access-on"
        label={t('title')}
        rows={rows}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        empty={<State icon={<SearchX />} title={empty} />}
      />
      <Pagination page={{ ...page, rows }} />
    </>
  );
}

/** What narrows or widens a role. On phones it is below the name. */
function Details({
  of: { restrictions, rights, source },
  className,
}: {
  of: ShownAccess;
  className: string;
}) {
  return [restrictions, rights, source].filter(Boolean).map((text) => (
    <span key={text} className={cn('type-13 text-ink-2', className)}>
      {text}
    </span>
  ));
}
