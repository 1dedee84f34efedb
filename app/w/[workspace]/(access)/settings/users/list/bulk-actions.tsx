'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { BulkButton } from '@/components/data-table/bulk-bar';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { CirclePause, CirclePlay, Network, SlidersHorizontal, UserRoundX } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { mightEver } from '@/lib/policy/might-ever';
import { changeTeamMembersAction } from '../../teams/actions';
import { useUserDialogs } from '../dialogs/user-dialogs';
import { useUsersPage } from '../users-page-context';

/** The bulk actions on the selected members. */
export function BulkActions({ selected, clear }: { selected: MemberView[]; clear: () => void }) {
  const t = useTranslations('users');
  const { access } = useUsersPage();
  const dialogs = useUserDialogs();
  const suspended = selected.filter(({ status }) => status === 'suspended');
  return (
    <>
      {mightEver(access, 'users.edit') && (
        <BulkButton icon={<SlidersHorizontal />} onClick={() => dialogs.changeMany(selected, clear)}>
          {t('changeLevel')}
        </BulkButton>
      )}
      {mightEver(access, 'teams.manage') && <AddToTeam selected={selected} clear={clear} />}
      {mightEver(access, 'users.revoke') && suspended.length < selected.length && (
        <BulkButton icon={<CirclePause />} onClick={() => dialogs.suspend(selected, clear)}>
          {t('suspend')}
        </BulkButton>
      )}
      {mightEver(access, 'users.revoke') && suspended.length > 0 && (
        <BulkButton icon={<CirclePlay />} onClick={() => dialogs.reinstate(suspended, clear)}>
          {t('reinstate')}
        </BulkButton>
      )}
      {mightEver(access, 'users.revoke') && (
        <BulkButton danger icon={<UserRoundX />} onClick={() => dialogs.revokeMany(selected, clear)}>
          {t('revokeAccess')}
        </BulkButton>
      )}
    </>
  );
}

function AddToTeam({ selected, clear }: { selected: MemberView[]; clear: () => void }) {
  const t = useTranslations('users');
  const { teams, workspace } = useUsersPage();
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  if (teams.length === 0) return null;

  const add = ({ id, name, version }: (typeof teams)[number]) =>
    start(async () => {
      const answer = await changeTeamMembersAction({
        workspace: workspace.slug,
        teamId: id,
        version,
        add: selected.map((member) => member.id),
        remove: [],
      });
      if (!answer.ok) return fail(answer.error);
      clear();
      toast(t('addedToTeam', { count: selected.length, team: name }));
    });

  return (
    <Menu>
      <MenuTrigger render={<BulkButton icon={<Network />} busy={isBusy} />}>{t('addToTeam')}</MenuTrigger>
      <MenuContent>
        {teams.map((team) => (
          <MenuItem key={team.id} onClick={() => add(team)}>
            {team.name}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
