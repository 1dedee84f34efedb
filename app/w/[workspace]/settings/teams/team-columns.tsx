'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { LockedButton } from '@/components/lock/locked-button';
import { AvatarStack } from '@/components/ui/avatar-stack';
import { Button } from '@/components/ui/button';
import type { Decision } from '@/lib/policy/model';
import type { TeamView } from '@/lib/services/teams/view';

export type TeamAct = 'members' | 'rename' | 'archive' | 'restore';
type Act = (what: TeamAct, team: TeamView) => void;

const column = columnsOf<TeamView>();

/** The columns of the Teams page. Keep `act` stable. */
export function useTeamColumns(decision: Decision, act: Act) {
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
        cell: ({ row }) => <TeamActions team={row.original} decision={decision} act={act} />,
      }),
    ],
    [t, format, decision, act],
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

/** What can be done with a team: its people, its name, putting it away; or taking it into use again. */
function TeamActions({ team, decision, act }: { team: TeamView; decision: Decision; act: Act }) {
  const t = useTranslations('teams');
  if (!decision.allowed) return <LockedButton quiet label={t('change')} decision={decision} />;
  return (
    <span className="-mr-2 inline-flex justify-end gap-1">
      {team.isArchived ? (
        <Button variant="quiet" onClick={() => act('restore', team)}>
          {t('restore')}
        </Button>
      ) : (
        <>
          <Button variant="quiet" onClick={() => act('members', team)}>
            {t('members')}
          </Button>
          <Button variant="quiet" onClick={() => act('rename', team)}>
            {t('rename')}
          </Button>
          <Button variant="quiet-danger" onClick={() => act('archive', team)}>
            {t('archive')}
          </Button>
        </>
      )}
    </span>
  );
}
