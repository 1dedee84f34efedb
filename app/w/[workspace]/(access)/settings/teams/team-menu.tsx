'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedButton } from '@/components/lock/locked-button';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import type { TeamView } from '@/lib/access/teams/team-view';
import type { Decision } from '@/lib/policy/model';
import { teamAddress } from './team-address';
import { useRestoreTeam } from './use-restore-team';

/** The actions of a team on a phone. */
export function TeamMenu(props: { team: TeamView; decision: Decision; workspace: string }) {
  const t = useTranslations('teams');
  const { team, decision, workspace } = props;
  const restore = useRestoreTeam(workspace);
  if (!decision.allowed) return <LockedButton quiet label={t('change')} decision={decision} />;
  return (
    <RowMenu row={team} label={t('actionsOf', { name: team.name })}>
      {() => (
        <>
          {team.isArchived ? (
            <MenuItem onClick={() => void restore(team)}>{t('restore')}</MenuItem>
          ) : (
            <>
              <MenuLink href={teamAddress(workspace, team, 'members')}>{t('members')}</MenuLink>
              <MenuLink href={teamAddress(workspace, team, 'rename')}>{t('rename')}</MenuLink>
              <MenuLink danger href={teamAddress(workspace, team, 'archive')}>
                {t('archive')}
              </MenuLink>
            </>
          )}
        </>
      )}
    </RowMenu>
  );
}
