'use client';

import { useTranslations } from 'next-intl';
import { LockedItem, type useWhy } from '@/components/lock/use-why';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import { receivesOwnership } from '@/lib/access/members/hand-over/receives-ownership';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUserDialogs } from '../dialogs/user-dialogs';
import { useUserAddresses } from '../use-user-addresses';
import { useUsersPage } from '../users-page-context';
import { useExtend } from './use-extend';

type Ask = ReturnType<typeof useWhy>['ask'];

/** The menu items about a member's access over time (B4, B5, B11, B17), locked where the policy denies them (R5). */
export function StatusItems({ member, ask }: { member: MemberView; ask: Ask }) {
  return (
    <>
      <DateItems member={member} ask={ask} />
      <CoverItem member={member} ask={ask} />
      <ViewItem member={member} ask={ask} />
      <HandOverItem member={member} />
      {member.status !== 'ended' && <SuspendItem member={member} ask={ask} />}
    </>
  );
}

function DateItems({ member, ask }: { member: MemberView; ask: Ask }) {
  const t = useTranslations('users');
  const dialogs = useUserDialogs();
  const extend = useExtend();
  const { may, status, endsAt } = member;
  const label = status === 'ended' ? t('renew') : t('dates');
  if (!may.date.allowed) return <LockedItem lock={{ label, decision: may.date }} ask={ask} />;
  return (
    <>
      {endsAt && status !== 'ended' && <MenuItem onClick={() => extend(member)}>{t('extend')}</MenuItem>}
      <MenuItem onClick={() => dialogs.setDates(member)}>{label}</MenuItem>
    </>
  );
}

/** The reader lends their own work in their profile. */
function CoverItem({ member, ask }: { member: MemberView; ask: Ask }) {
  const t = useTranslations('cover');
  const addresses = useUserAddresses();
  const { may, status, isSelf } = member;
  if (isSelf || status === 'invited' || status === 'ended') return null;
  if (!may.date.allowed) return <LockedItem lock={{ label: t('menu'), decision: may.date }} ask={ask} />;
  return <MenuLink href={addresses.cover(member.id)}>{t('menu')}</MenuLink>;
}

/** No one views as themself, or as a member without access. */
function ViewItem({ member, ask }: { member: MemberView; ask: Ask }) {
  const t = useTranslations('viewing');
  const addresses = useUserAddresses();
  const { may, status, isSelf } = member;
  if (isSelf || status !== 'active') return null;
  if (!may.viewAs.allowed) return <LockedItem lock={{ label: t('menu'), decision: may.viewAs }} ask={ask} />;
  return <MenuLink href={addresses.view(member.id)}>{t('menu')}</MenuLink>;
}

/** The actor gives their top role away, and takes another (B17). */
function HandOverItem({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const addresses = useUserAddresses();
  const { ownership } = useUsersPage();
  if (ownership === null || !receivesOwnership(member, ownership)) return null;
  return <MenuLink href={addresses.handOver(member.id)}>{t('handOver')}</MenuLink>;
}

function SuspendItem({ member, ask }: { member: MemberView; ask: Ask }) {
  const t = useTranslations('users');
  const dialogs = useUserDialogs();
  const { may, status } = member;
  if (status === 'suspended') {
    return may.reinstate.allowed ? (
      <MenuItem onClick={() => dialogs.reinstate([member], () => {})}>{t('reinstate')}</MenuItem>
    ) : (
      <LockedItem lock={{ label: t('reinstate'), decision: may.reinstate }} ask={ask} />
    );
  }
  return may.revoke.allowed ? (
    <MenuItem onClick={() => dialogs.suspend([member], () => {})}>{t('suspend')}</MenuItem>
  ) : (
    <LockedItem lock={{ label: t('suspend'), decision: may.revoke }} ask={ask} />
  );
}
