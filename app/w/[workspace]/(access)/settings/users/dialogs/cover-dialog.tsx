'use client';

import { useTranslations } from 'next-intl';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot } from '@/components/ui/dialog';
import type { MemberCovers } from '@/lib/access/members/cover/list-covers';
import type { MemberView } from '@/lib/access/members/member-view';
import { CoverList } from '../../../cover/cover-list';
import { StartCoverForm } from '../../../cover/start-cover-form';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';

/** Arrange cover for a member: the covers that there are, and the form for another (B11). */
export function CoverDialog({ member, of }: { member: MemberView; of: MemberCovers }) {
  const t = useTranslations('cover');
  const { workspace } = useUsersPage();
  const close = useCloseRoute();
  const { covers, colleagues } = of;
  return (
    <>
      <MemberHead title={t('arrangeTitle')} member={member} />
      {covers.length > 0 && (
        <DialogBody>
          <CoverList
            workspace={workspace}
            memberId={member.id}
            covers={covers}
            may={{ change: of.may.allowed, end: member.may.edit.allowed }}
            colleagues={colleagues}
            onDone={close}
          />
        </DialogBody>
      )}
      <StartCoverForm
        workspace={workspace}
        absent={{ id: member.id, name: member.name }}
        colleagues={colleagues}
        onDone={close}
        frame={(fields, button) => (
          <>
            <DialogBody>
              <p className="text-ink-2">{t('lead', { name: member.name })}</p>
              {fields}
            </DialogBody>
            <DialogFoot note={t('note')}>
              <DialogCancel />
              {button}
            </DialogFoot>
          </>
        )}
      />
    </>
  );
}
