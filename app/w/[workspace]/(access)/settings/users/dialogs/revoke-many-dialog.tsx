'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useAnswer } from '@/components/form/use-answer';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toastUndo } from '@/components/ui/toast';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewEffectsAction, revokeManyAction } from '../actions';
import { UndoUntil } from '../effects/effect-dialog-parts';
import { PreviewedEffects } from '../effects/previewed-effects';
import { SuccessorChoice } from '../effects/successor-choice';
import { RevokeMany } from '../inputs';
import { useUsersPage } from '../users-page-context';
import { useUndo } from './undo';

interface RevokeManyProps {
  members: readonly MemberView[];
  onClose: () => void;
  /** Called after the revocation with the revoked and the refused members. */
  onDone: (report: BulkReport) => void;
}

/**
 * Revokes the access of several members at once (S1.28, RO9): the effects in numbers, and the refused members with
 * their reasons.
 */
export function RevokeManyDialog(props: RevokeManyProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent>
        <RevokeManyForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function RevokeManyForm({ members, onClose, onDone }: RevokeManyProps) {
  const t = useTranslations('users');
  const workspace = useUsersPage().workspace.slug;
  const undo = useUndo();
  const memberIds = members.map(({ id }) => id);
  const preview = useAnswer(() => previewEffectsAction({ workspace, act: 'revoke', memberIds }));
  const { form, submit, error } = useActionForm(revokeManyAction, RevokeMany, {
    defaultValues: {
      workspace,
      chosen: members.map(({ id, version }) => ({ id, version })),
      successorId: null,
    },
    onSuccess: (report) => {
      const { done, revocationIds } = report;
      onClose();
      if (revocationIds.length > 0) {
        toastUndo(t('revokedMany', { count: done }), {
          detail: t('undoLater'),
          label: t('undo'),
          undo: () => undo(revocationIds, t('people', { count: revocationIds.length })),
        });
      }
      onDone(report);
    },
  });
  const successorId = form.watch('successorId');
  const successor = preview.data?.successors.find(({ id }) => id === successorId) ?? null;
  const going = members.length - (preview.data?.refused.length ?? 0);

  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('revokeAccess')}>{t('people', { count: members.length })}</DialogHead>
      <DialogBody>
        <FormError error={error ?? preview.error} />
        <PreviewedEffects
          act="revoke"
          preview={preview}
          going={going}
          successorName={successor?.name ?? null}
        >
          {preview.data && <SuccessorChoice preview={preview.data} />}
        </PreviewedEffects>
      </DialogBody>
      <DialogFoot note={preview.data && going > 0 && <UndoUntil date={preview.data.undoUntil} />}>
        <DialogCancel />
        {going > 0 && (
          <SubmitButton size="lg" variant="danger">
            {t('revokeAccess')}
          </SubmitButton>
        )}
      </DialogFoot>
    </ActionForm>
  );
}
