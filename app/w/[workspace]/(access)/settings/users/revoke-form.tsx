'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot } from '@/components/ui/dialog';
import { toastUndo } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/list/member-view';
import type { RevocationPreview } from '@/lib/access/members/revoke/preview-revocation';
import { revokeAccessAction } from './actions';
import { HeirChoice } from './heir-choice';
import { RevokeAccess } from './inputs';
import { MemberHead } from './member-head';
import { UndoUntil } from './revocation-dialog-parts';
import { RevocationFacts } from './revocation-facts';
import { useUndo } from './undo';
import { useUsersPlace } from './users-place';
import { workOf } from './work-of';

/** Revoke access (S1.28–S1.30): what will happen in counts, whom the contacts go to, and until when it can be undone. */
export function RevokeForm({ member, preview }: { member: MemberView; preview: RevocationPreview }) {
  const t = useTranslations('users');
  const close = useCloseRoute();
  const { workspace: place, model } = useUsersPlace();
  const workspace = place.slug;
  const work = workOf(model);
  const undo = useUndo();
  const { form, submit, error } = useActionForm(revokeAccessAction, RevokeAccess, {
    defaultValues: { workspace, memberId: member.id, version: member.version, heirId: null },
    onSuccess: ({ revocationId }, { heirId }) => {
      const heir = preview.heirs.find(({ id }) => id === heirId);
      const contacts = preview[work];
      const moved = heir
        ? t('nowWith', { work, contacts, name: heir.name })
        : t('nowUnassigned', { work, contacts });
      toastUndo(t('revoked', { name: member.name || member.email }), {
        detail: `${moved} ${t('undoLater')}`,
        label: t('undo'),
        undo: () => undo([revocationId], member.name || member.email),
      });
      close();
    },
  });
  const heirId = form.watch('heirId');
  const heir = preview.heirs.find(({ id }) => id === heirId) ?? null;

  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('revokeAccess')} member={member} />
      <DialogBody>
        <FormError error={error} />
        <RevocationFacts preview={preview} heirName={heir?.name ?? null} />
        <HeirChoice preview={preview} />
      </DialogBody>
      <DialogFoot note={<UndoUntil date={preview.undoUntil} />}>
        <DialogCancel />
        <SubmitButton size="lg" variant="danger">
          {t('revokeAccess')}
        </SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
