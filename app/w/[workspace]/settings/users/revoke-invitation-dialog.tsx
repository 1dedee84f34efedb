'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
import type { MemberView } from '@/lib/services/members/view';
import { revokeInvitationAction } from './actions';
import { MemberHead } from './member-head';
import { useUsersPlace } from './users-place';

/** Takes an invitation back: its link ends at once, and nobody had access by it yet (IN5). */
export function RevokeInvitationDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPlace();
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();

  const revoke = () =>
    start(async () => {
      const answer = await revokeInvitationAction({ workspace: workspace.slug, memberId: member.id });
      if (!answer.ok) return setError(answer.error);
      toast(t('invitationRevoked', { email: member.email }));
      onClose();
    });

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <MemberHead title={t('revokeAccess')} member={member} />
        <DialogBody>
          <FormError error={error} />
          <p className="text-ink-2">{t('invitationEnds', { email: member.email })}</p>
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} onClick={revoke}>
            {t('revokeAccess')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
