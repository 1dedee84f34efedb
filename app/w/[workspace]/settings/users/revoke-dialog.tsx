'use client';

import { Undo2 } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogClose, DialogContent, DialogFoot } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { MemberView } from '@/lib/services/members/view';
import { revokeAccessAction } from './actions';
import { HeirChoice } from './heir-choice';
import { RevokeAccess } from './inputs';
import { MemberHead } from './member-head';
import { RevocationFacts } from './revocation-facts';
import { useRevocationPreview } from './revocation-preview';
import { useUndo } from './undo';
import { useUsersPlace } from './users-place';

const day = 86_400_000;
const undoDays = 30;

/** Revoke access (S1.28–S1.30): what will happen in counts, whom the contacts go to, and until when it can be undone. */
export function RevokeDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <RevokeForm member={member} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function RevokeForm({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('users');
  const format = useFormatter();
  const { workspace } = useUsersPlace();
  const undo = useUndo();
  const preview = useRevocationPreview(member);
  const { form, submit, error } = useActionForm(revokeAccessAction, RevokeAccess, {
    defaultValues: { workspace: workspace.slug, memberId: member.id, version: member.version, heirId: null },
    onSuccess: ({ revocationId }, { heirId }) => {
      const heir = preview.data?.heirs.find(({ id }) => id === heirId);
      const contacts = preview.data?.contacts ?? 0;
      toastUndo(t('revoked', { name: member.name || member.email }), {
        detail: `${heir ? t('nowWith', { contacts, name: heir.name }) : t('nowUnassigned', { contacts })} ${t('undoLater')}`,
        label: t('undo'),
        undo: () => undo(revocationId, member),
      });
      onClose();
    },
  });
  const heirId = form.watch('heirId');
  const heir = preview.data?.heirs.find(({ id }) => id === heirId) ?? null;

  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('revokeAccess')} member={member} />
      <DialogBody>
        <FormError error={error ?? preview.error} />
        {preview.data ? (
          <>
            <RevocationFacts preview={preview.data} heirName={heir?.name ?? null} />
            <HeirChoice preview={preview.data} />
          </>
        ) : (
          !preview.error && (
            <div role="status" aria-busy className="grid gap-4 py-1">
              <span className="sr-only">{t('counting')}</span>
              <Skeleton className="w-72" />
              <Skeleton className="w-80" />
              <Skeleton className="w-64" />
            </div>
          )
        )}
      </DialogBody>
      <DialogFoot
        note={
          <>
            <Undo2 aria-hidden />
            {t('undoUntil', {
              date: format.dateTime(new Date(Date.now() + undoDays * day), { day: 'numeric', month: 'long' }),
            })}
          </>
        }
      >
        <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
        <SubmitButton size="lg" variant="danger">
          {t('revokeAccess')}
        </SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
