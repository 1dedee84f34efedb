'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedItem, useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from '@/components/ui/menu';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { useUndo } from './undo';
import { useMemberPage } from './use-member-page';
import { useUserAddresses } from './use-user-addresses';

/** The actions of a row on a phone; locked ones open the explanation (R5). */
export function RowMenu({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const addresses = useUserAddresses();
  const undo = useUndo();
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  const { email, status, may, revocation } = member;
  const pageHref = useMemberPage(member);
  if (status === 'left' && !(revocation && may.undo.allowed)) return null;
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={
            <IconButton
              label={t('actionsOf', { email })}
              icon={<Ellipsis />}
              className="max-tablet:size-11"
            />
          }
        />
        <MenuContent>
          {status === 'left' ? (
            <MenuItem onClick={() => revocation && undo([revocation.id], member.name || member.email)}>
              {t('undo')}
            </MenuItem>
          ) : (
            <>
              {pageHref || may.edit.allowed ? (
                <MenuLink href={pageHref ?? addresses.edit(member.id)}>{t('edit')}</MenuLink>
              ) : (
                <LockedItem lock={{ label: t('edit'), decision: may.edit }} ask={why.ask} />
              )}
              {may.revoke.allowed ? (
                <MenuLink danger href={addresses.revoke(member.id)}>
                  {t('revokeAccess')}
                </MenuLink>
              ) : (
                <LockedItem lock={{ label: t('revokeAccess'), decision: may.revoke }} ask={why.ask} />
              )}
            </>
          )}
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
