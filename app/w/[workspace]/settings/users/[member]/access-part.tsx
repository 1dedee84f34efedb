'use client';

import { useTranslations } from 'next-intl';
import { LockedButton } from '@/components/lock/locked-button';
import { RoleButton } from '@/components/lock/role-button';
import { Part } from '@/components/shell/part';
import { Button } from '@/components/ui/button';
import type { MemberView } from '@/lib/services/members/view';
import { useUserDialogs } from '../user-dialogs';
import { useUsersPlace } from '../users-place';

/** Access: what the person may do, Edit (S3.10), and taking it away. */
export function AccessPart({ member }: { member: MemberView }) {
  const t = useTranslations('member');
  const { model } = useUsersPlace();
  const dialogs = useUserDialogs();
  const { may } = member;
  return (
    <Part title={t('access')} lead={t('accessLead')}>
      <div className="flex flex-wrap items-center gap-2">
        <RoleButton model={model} role={member.role} />
        <span className="flex-1" />
        {may.edit.allowed ? (
          <Button onClick={() => dialogs.edit(member)}>{t('edit')}</Button>
        ) : (
          <LockedButton label={t('edit')} decision={may.edit} />
        )}
        {may.revoke.allowed ? (
          <Button variant="quiet-danger" onClick={() => dialogs.revoke(member)}>
            {t('revoke')}
          </Button>
        ) : (
          <LockedButton quiet label={t('revoke')} decision={may.revoke} />
        )}
      </div>
    </Part>
  );
}
