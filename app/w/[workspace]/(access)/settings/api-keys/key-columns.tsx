'use client';

import Link from 'next/link';
import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, dialogOf } from '@/components/shell/dialog-address';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { ApiKeyView } from '@/lib/access/api-keys/list-api-keys';
import type { Decision } from '@/lib/policy/model';

const column = columnsOf<ApiKeyView>();

/**
 * The columns of the API keys page. The name of a key leads to its history.
 *
 * @param base the address of the page
 */
export function useKeyColumns(base: string, decision: Decision) {
  const t = useTranslations('apiKeys');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row: { original } }) => (
          <span className="flex min-w-0 items-center gap-2">
            <Link href={`${base}/${original.id}/history`} className="truncate font-medium hover:underline">
              {original.name}
            </Link>
            <code className="flex-none text-[12.5px] text-ink-3">…{original.hint}</code>
            {original.revokedAt && <Badge>{t('revoked')}</Badge>}
          </span>
        ),
      }),
      column.display({
        id: 'scopes',
        meta: { label: t('scopes'), width: 260, wideOnly: true },
        cell: ({ row }) => (
          <span className="block truncate text-ink-2">
            {format.list(row.original.scopes.map((scope) => t(`scope.${scope}`)))}
          </span>
        ),
      }),
      column.display({
        id: 'holder',
        meta: { label: t('holder'), width: 170, phone: 'line' },
        cell: ({ row: { original } }) => original.holder.name,
      }),
      column.display({
        id: 'used',
        meta: { label: t('lastUsed'), width: 150, phone: 'end' },
        cell: ({ row: { original } }) =>
          original.lastUsedAt ? (
            <RelativeTime at={original.lastUsedAt} />
          ) : (
            <span className="text-ink-3">{t('never')}</span>
          ),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 110, silentHead: true, align: 'end' },
        cell: ({ row: { original } }) => {
          if (original.revokedAt) return null;
          if (!decision.allowed) return <LockedButton quiet label={t('revoke')} decision={decision} />;
          return (
            <DialogButton opens={dialogOf('revoke', original)} variant="quiet-danger" className="-mr-2">
              {t('revoke')}
            </DialogButton>
          );
        },
      }),
    ],
    [t, format, base, decision],
  );
}
