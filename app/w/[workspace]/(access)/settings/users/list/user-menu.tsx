'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUndo } from '../dialogs/undo';
import { useMemberPage } from '../use-member-page';
import { useUserAddresses } from '../use-user-addresses';
import { StatusItems } from './status-items';

/** The actions of a row on a phone; locked ones open the explanation (R5). */
export function UserMenu({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const addresses = useUserAddresses();
  const undo = useUndo();
  const { email, status, may, revocation } = member;
  const pageHref = useMemberPage(member);
  if (status === 'left' && !(revocation && may.undo.allowed)) return null;
  return (
    <RowMenu row={member} label={t('actionsOf', { email })}>
      {(ask) => (
        <>
          {status === 'left' ? (
            <MenuItem onClick={() => revocation && undo([revocation.id], member.name || member.email)}>
              {t('undo')}
            </MenuItem>
          ) : (
            <>
              {pageHref || may.edit.allowed ? (
                <MenuLink href={pageHref ?? addresses.edit(member.id)}>{t('edit')}</MenuLink>
              ) : (
                <LockedItem lock={{ label: t('edit'), decision: may.edit }} ask={ask} />
              )}
              <StatusItems member={member} ask={ask} />
              {may.revoke.allowed ? (
                <MenuLink danger href={addresses.revoke(member.id)}>
                  {t('revokeAccess')}
                </MenuLink>
              ) : (
                <LockedItem lock={{ label: t('revokeAccess'), decision: may.revoke }} ask={ask} />
              )}
            </>
          )}
        </>
      )}
    </RowMenu>
  );
}
