'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from '@/components/ui/menu';
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
    <Menu>
      <MenuTrigger
        render={
          <IconButton
            label={t('actionsOf', { name: team.name })}
            icon={<Ellipsis />}
            className="max-tablet:size-11"
          />
        }
      />
      <MenuContent>
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
      </MenuContent>
    </Menu>
  );
}
