'use client';

import { useTranslations } from 'next-intl';
import { TableFilter } from '@/components/data-table/table-filter';
import { TableSearch } from '@/components/data-table/table-search';
import { ViewMenu } from '@/components/data-table/view-menu';
import { Toolbar } from '@/components/shell/page';
import { memberStatuses } from '@/lib/services/members/search';
import { useUsersPlace } from './users-place';

/** Search (S1.7) and filters, all of them in the address; density and columns are the reader's own. */
export function UsersToolbar() {
  const t = useTranslations();
  const { model, teams } = useUsersPlace();
  return (
    <Toolbar
      search={<TableSearch label={t('users.search')} placeholder={t('users.searchPlaceholder')} />}
      filters={
        <>
          <TableFilter
            name="level"
            label={t('users.level')}
            options={Object.keys(model.roles).map((value) => ({
              value,
              label: t(`roles.${model.id}.${value}.label`),
            }))}
          />
          <TableFilter
            name="status"
            label={t('users.statusLabel')}
            options={memberStatuses.map((value) => ({ value, label: t(`users.status.${value}`) }))}
          />
          <TableFilter
            name="restriction"
            label={t('users.restrictions')}
            options={Object.keys(model.restrictions).map((value) => ({
              value,
              label: t(`restrictions.${model.id}.${value}.label`),
            }))}
          />
          {teams.length > 0 && (
            <TableFilter
              name="team"
              label={t('users.team')}
              options={teams.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </>
      }
      end={
        <ViewMenu
          table="users"
          columns={[
            { id: 'restrictions', label: t('users.restrictions') },
            { id: 'teams', label: t('users.teams') },
            { id: 'last-seen', label: t('users.lastSeen') },
          ]}
        />
      }
    />
  );
}
