'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { Decision } from '@/lib/policy/model';
import type { TeamView } from '@/lib/services/teams/view';
import type { TeamAct } from './team-columns';

/** The actions of a team on a phone. */
export function TeamMenu(props: {
  team: TeamView;
  decision: Decision;
  act: (what: TeamAct, team: TeamView) => void;
}) {
  const t = useTranslations('teams');
  const { team, decision, act } = props;
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
          <MenuItem onClick={() => act('restore', team)}>{t('restore')}</MenuItem>
        ) : (
          <>
            <MenuItem onClick={() => act('members', team)}>{t('members')}</MenuItem>
            <MenuItem onClick={() => act('rename', team)}>{t('rename')}</MenuItem>
            <MenuItem danger onClick={() => act('archive', team)}>
              {t('archive')}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
