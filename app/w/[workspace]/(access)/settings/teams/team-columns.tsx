'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { LockedButton } from '@/components/lock/locked-button';
import { AvatarStack } from '@/components/ui/avatar-stack';
import { Button } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import type { TeamView } from '@/lib/access/teams/team-view';
import type { Decision } from '@/lib/policy/model';
import { teamAddress } from './team-address';
import { useRestoreTeam } from './use-restore-team';

const column = columnsOf<TeamView>();

/** The columns of the Teams page. */
export function useTeamColumns(decision: Decision, workspace: string) {
  const t = useTranslations('teams');
  const format = useFormatter();
  return useMemo(
    () => [
      column.display({
        id: 'name',
        meta: { label: t('name'), namesRow: true, isBare: true, phone: 'lead' },
        cell: ({ row }) => <span className="block truncate font-medium">{row.original.name}</span>,
      }),
      column.display({
        id: 'people',
        meta: { label: t('people'), width: 190, phone: 'line' },
        cell: ({ row }) => <People team={row.original} />,
      }),
      column.display({
        id: 'contacts',
        meta: { label: t('contacts'), width: 110, phone: 'end' },
        cell: ({ row: { original } }) => (
          <>
            <span className="max-tablet:hidden">{format.number(original.contacts)}</span>
            <span className="tablet:hidden">{t('contactCount', { count: original.contacts })}</span>
          </>
        ),
      }),
      column.display({
        id: 'conversations',
        meta: { label: t('openConversations'), width: 160, wideOnly: true },
        cell: ({ row }) => format.number(row.original.openConversations),
      }),
      column.display({
        id: 'actions',
        meta: { label: t('actions'), width: 260, silentHead: true, align: 'end' },
        cell: ({ row }) => <TeamActions team={row.original} decision={decision} workspace={workspace} />,
      }),
    ],
    [t, format, decision, workspace],
  );
}

function People({ team: { people } }: { team: TeamView }) {
  const t = useTranslations('teams');
  const format = useFormatter();
  if (people.total === 0) return <span className="text-ink-3">{t('nobody')}</span>;
  const more = people.total - people.first.length;
  const names = people.first.map(({ name }) => name);
  const label = format.list(more > 0 ? [...names, t('more', { count: more })] : names);
  return <AvatarStack people={people.first} total={people.total} label={label} />;
}

/** The actions on a team: members, rename, archive; or restore. */
function TeamActions(props: { team: TeamView; decision: Decision; workspace: string }) {
  const t = useTranslations('teams');
  const { team, decision, workspace } = props;
  const restore = useRestoreTeam(workspace);
  if (!decision.allowed) return <LockedButton quiet label={t('change')} decision={decision} />;
  return (
    <span className="-mr-2 inline-flex justify-end gap-1">
      {team.isArchived ? (
        <Button variant="quiet" onClick={() => void restore(team)}>
          {t('restore')}
        </Button>
      ) : (
        <>
          <ButtonLink variant="quiet" href={teamAddress(workspace, team, 'members')} prefetch={false}>
            {t('members')}
          </ButtonLink>
          <ButtonLink variant="quiet" href={teamAddress(workspace, team, 'rename')} prefetch={false}>
            {t('rename')}
          </ButtonLink>
          <ButtonLink variant="quiet-danger" href={teamAddress(workspace, team, 'archive')} prefetch={false}>
            {t('archive')}
          </ButtonLink>
        </>
      )}
    </span>
  );
}
