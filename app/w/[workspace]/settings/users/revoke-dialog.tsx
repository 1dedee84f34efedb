'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFoot } from '@/components/ui/dialog';
import { toastUndo } from '@/components/ui/toast';
import type { MemberView } from '@/lib/services/members/view';
import { previewRevocationAction, revokeAccessAction } from './actions';
import { HeirChoice } from './heir-choice';
import { RevokeAccess } from './inputs';
import { MemberHead } from './member-head';
import { Counting, UndoUntil } from './revocation-dialog-parts';
import { RevocationFacts } from './revocation-facts';
import { useUndo } from './undo';
import { useCounted } from './use-counted';
import { useUsersPlace } from './users-place';
import { workOf } from './work-of';

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
  const { workspace: place, model } = useUsersPlace();
  const workspace = place.slug;
  const work = workOf(model);
  const undo = useUndo();
  const preview = useCounted(() => previewRevocationAction({ workspace, memberId: member.id }));
  const { form, submit, error } = useActionForm(revokeAccessAction, RevokeAccess, {
    defaultValues: { workspace, memberId: member.id, version: member.version, heirId: null },
    onSuccess: ({ revocationId }, { heirId }) => {
      const heir = preview.data?.heirs.find(({ id }) => id === heirId);
      const contacts = preview.data?.[work] ?? 0;
      const moved = heir
        ? t('nowWith', { work, contacts, name: heir.name })
        : t('nowUnassigned', { work, contacts });
      toastUndo(t('revoked', { name: member.name || member.email }), {
        detail: `${moved} ${t('undoLater')}`,
        label: t('undo'),
        undo: () => undo([revocationId], member.name || member.email),
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
          !preview.error && <Counting />
        )}
      </DialogBody>
      <DialogFoot note={preview.data && <UndoUntil date={preview.data.undoUntil} />}>
        <DialogCancel />
        <SubmitButton size="lg" variant="danger">
          {t('revokeAccess')}
        </SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
