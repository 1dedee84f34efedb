'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { RoleButton } from '@/components/lock/role-button';
import { Part } from '@/components/shell/part';
import { ButtonLink } from '@/components/ui/button-link';
import type { MemberView } from '@/lib/access/members/member-view';
import { MoreMenu } from '../list/more-menu';
import { useUserAddresses } from '../use-user-addresses';
import { useUsersPage } from '../users-page-context';
import { TimeFacts } from './time-facts';

/** Access: the member's permissions, Edit (S3.10) and Revoke. */
export function AccessPart({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { model } = useUsersPage();
  const addresses = useUserAddresses();
  const { may } = member;
  return (
    <Part title={t('access')} lead={t('accessLead')}>
      <div className="flex flex-wrap items-center gap-2">
        <RoleButton model={model} role={member.role} />
        <span className="flex-1" />
        {may.edit.allowed ? (
          <ButtonLink href={addresses.edit(member.id)}>{t('edit')}</ButtonLink>
        ) : (
          <LockedButton label={t('edit')} decision={may.edit} />
        )}
        {may.revoke.allowed ? (
          <ButtonLink variant="quiet-danger" href={addresses.revoke(member.id)}>
            {t('revoke')}
          </ButtonLink>
        ) : (
          <LockedButton quiet label={t('revoke')} decision={may.revoke} />
        )}
        <MoreMenu member={member} />
      </div>
      <TimeFacts member={member} />
    </Part>
  );
}
