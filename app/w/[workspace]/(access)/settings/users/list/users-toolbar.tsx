'use client';

import { useTranslations } from 'next-intl';
import { TableFilter } from '@/components/data-table/table-filter';
import { TableSearch } from '@/components/data-table/table-search';
import { ViewMenu } from '@/components/data-table/view-menu';
import { Toolbar } from '@/components/shell/page';
import type { MemberOptionCounts } from '@/lib/access/members/list/count-options';
import { memberStatuses } from '@/lib/access/members/list/member-statuses';
import { useLevels } from '../access/levels';
import { useUsersPage } from '../users-page-context';
import { useColumnHeads, useShownColumns } from './columns';

/** Search (S1.7) and filters, all in the address; density and columns belong to the reader's browser. */
export function UsersToolbar({ counts }: { counts: Promise<MemberOptionCounts> }) {
  const t = useTranslations();
  const { model, teams } = useUsersPage();
  const levels = useLevels();
  const restrictions = Object.keys(model.restrictions);
  const isShown = useShownColumns();
  const heads = useColumnHeads();
  return (
    <Toolbar
      search={<TableSearch label={t('users.search')} placeholder={t('users.searchPlaceholder')} />}
      filters={
        <>
          <TableFilter
            name="level"
            counts={counts}
            label={t('users.level')}
            options={levels.map(({ role }) => ({ value: role, label: t(`roles.${model.id}.${role}.label`) }))}
          />
          <TableFilter
            name="status"
            counts={counts}
            label={t('users.statusLabel')}
            options={memberStatuses.map((value) => ({ value, label: t(`users.status.${value}`) }))}
          />
          {restrictions.length > 0 && (
            <TableFilter
              name="restriction"
              counts={counts}
              label={t('users.restrictions')}
              options={restrictions.map((value) => ({
                value,
                label: t(`restrictions.${model.id}.${value}.label`),
              }))}
            />
          )}
          {teams.length > 0 && (
            <TableFilter
              name="team"
              counts={counts}
              label={t('users.team')}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </>
      }
      end={
        <ViewMenu
          table="users"
          columns={(['restrictions', 'teams', 'ends', 'last-seen'] as const)
            .filter(isShown)
            .map((id) => ({ id, label: heads[id].label }))}
        />
      }
    />
  );
}
