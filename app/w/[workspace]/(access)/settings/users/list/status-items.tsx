'use client';

import { useTranslations } from 'next-intl';
import { LockedItem, type useWhy } from '@/components/lock/use-why';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUserDialogs } from '../dialogs/user-dialogs';
import { useUserAddresses } from '../use-user-addresses';
import { useExtend } from './use-extend';

type Ask = ReturnType<typeof useWhy>['ask'];

/** The menu items about the time of a member's access (B4, B5), locked where the policy denies them (R5). */
export function StatusItems({ member, ask }: { member: MemberView; ask: Ask }) {
  return (
    <>
      <DateItems member={member} ask={ask} />
      <CoverItem member={member} ask={ask} />
      <ViewItem member={member} ask={ask} />
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
