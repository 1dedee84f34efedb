'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogBody, DialogCancel, DialogFoot } from '@/components/ui/dialog';
import { toastUndo } from '@/components/ui/toast';
import type { Effects } from '@/lib/access/members/effects/effects-of';
import type { MemberView } from '@/lib/access/members/member-view';
import { revokeAccessAction } from '../actions';
import { UndoUntil } from '../effects/effect-dialog-parts';
import { EffectFacts } from '../effects/effect-facts';
import { SuccessorChoice } from '../effects/successor-choice';
import { workOf } from '../effects/work-of';
import { RevokeAccess } from '../inputs';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';
import { useUndo } from './undo';

/** Revoke access (S1.28–S1.30): the effects in numbers, the successor, and the end of the undo period. */
export function RevokeForm({ member, preview }: { member: MemberView; preview: Effects }) {
  const t = useTranslations('users');
  const close = useCloseRoute();
  const {
    workspace: { slug: workspace },
    model,
  } = useUsersPage();
  const work = workOf(model);
  const undo = useUndo();
  const { form, submit, error } = useActionForm(revokeAccessAction, RevokeAccess, {
    defaultValues: { workspace, memberId: member.id, version: member.version, successorId: null },
    onSuccess: ({ revocationId }, { successorId }) => {
      const successor = preview.successors.find(({ id }) => id === successorId);
      const contacts = preview[work];
      const moved = successor
        ? t('nowWith', { work, contacts, name: successor.name })
        : t('nowUnassigned', { work, contacts });
      toastUndo(t('revoked', { name: member.name || member.email }), {
        detail: `${moved} ${t('undoLater')}`,
        label: t('undo'),
        undo: () => undo([revocationId], member.name || member.email),
      });
      close();
    },
  });
  const successorId = form.watch('successorId');
  const successor = preview.successors.find(({ id }) => id === successorId) ?? null;

  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('revokeAccess')} member={member} />
      <DialogBody>
        <FormError error={error} />
        <EffectFacts act="revoke" effects={preview} successorName={successor?.name ?? null} />
        <SuccessorChoice preview={preview} />
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
