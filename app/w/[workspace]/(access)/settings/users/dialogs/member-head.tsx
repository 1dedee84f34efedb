'use client';

import { useTranslations } from 'next-intl';
import { Avatar } from '@/components/ui/avatar';
import { DialogHead } from '@/components/ui/dialog';
import { Email } from '@/components/ui/email';
import type { MemberView } from '@/lib/access/members/member-view';
import { useUsersPage } from '../users-page-context';

/** The head of a dialog about one member: the person above the title. */
export function MemberHead({ title, member }: { title: string; member: MemberView }) {
  const t = useTranslations();
  const { model } = useUsersPage();
  const { name, email, role, status, isOnline } = member;
  return (
    <DialogHead
      title={title}
      avatar={
        <Avatar
          id={member.userId ?? member.id}
          name={name || email}
          size={40}
          online={isOnline}
          status={status}
        />
      }
    >
      {status !== 'invited' && <b className="block font-medium text-ink">{name}</b>}
      <span className="type-13 flex min-w-0 gap-1.5 text-ink-3">
        <Email address={email} />
        <span aria-hidden>·</span>
        <span className="whitespace-nowrap">{t(`roles.${model.id}.${role}.label`)}</span>
      </span>
    </DialogHead>
  );
}
