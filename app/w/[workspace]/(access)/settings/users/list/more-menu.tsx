'use client';

import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Ellipsis } from '@/components/ui/icons';
import { Menu, MenuContent, MenuTrigger } from '@/components/ui/menu';
import type { MemberView } from '@/lib/access/members/member-view';
import { StatusItems } from './status-items';

/** The rarer actions on a member, beside Edit and Revoke access (S1.6). */
export function MoreMenu({ member }: { member: MemberView }) {
  const t = useTranslations('users');
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={<IconButton label={t('moreActionsOf', { email: member.email })} icon={<Ellipsis />} />}
        />
        <MenuContent>
          <StatusItems member={member} ask={why.ask} />
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
