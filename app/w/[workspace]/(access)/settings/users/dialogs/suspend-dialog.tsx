'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useAnswer } from '@/components/form/use-answer';
import { DateInput } from '@/components/ui/date-input';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Textarea } from '@/components/ui/textarea';
import { toastUndo } from '@/components/ui/toast';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewEffectsAction, suspendMembersAction } from '../actions';
import { PreviewedEffects } from '../effects/previewed-effects';
import { SuspendMembers } from '../inputs';
import { useUsersPage } from '../users-page-context';
import { SuspendCover } from './suspend-cover';
import { useReinstate } from './use-reinstate';

interface SuspendProps {
  members: readonly MemberView[];
  onClose: () => void;
  /** Called after the suspension with the suspended and the refused members. */
  onDone: (report: BulkReport) => void;
}

/** Suspends one or several members (B4): what stops, what stays, an optional reason and an optional end. */
export function SuspendDialog(props: SuspendProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent>
        <SuspendForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function SuspendForm({ members, onClose, onDone }: SuspendProps) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const reinstate = useReinstate();
  const memberIds = members.map(({ id }) => id);
  const [only] = members;
  const whose = members.length === 1 && only ? only.name : t('people', { count: members.length });
  const preview = useAnswer(() =>
    previewEffectsAction({ workspace: workspace.slug, act: 'suspend', memberIds }),
  );
  const { form, submit, error } = useActionForm(suspendMembersAction, SuspendMembers, {
    defaultValues: {
      workspace: workspace.slug,
      chosen: members.map(({ id, version }) => ({ id, version })),
      reason: '',
      until: '',
      byId: '',
      ends: '',
    },
    onSuccess: (report) => {
      onClose();
      const suspended = memberIds.filter((id) => !report.refused.some((row) => row.id === id));
      if (report.done > 0) {
        toastUndo(t('suspended', { name: whose }), {
          label: t('undo'),
          undo: () => reinstate(suspended, whose),
        });
      }
      onDone(report);
    },
  });
  const going = members.length - (preview.data?.refused.length ?? 0);

  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('suspendAccess')}>{whose}</DialogHead>
      <DialogBody>
        <FormError error={error ?? preview.error} />
        <PreviewedEffects act="suspend" preview={preview} going={going} />
        {going > 0 && (
          <>
            <Field
              name="reason"
              label={t('suspendReason')}
              hint={t('optional')}
              help={t('suspendReasonHelp')}
            >
              {(control) => <Textarea {...control} rows={2} maxLength={500} />}
            </Field>
            <Field
              name="until"
              label={t('suspendUntil')}
              hint={t('optional')}
              help={t('suspendUntilHelp', { timeZone: workspace.timeZone })}
              className="max-w-[280px]"
            >
              {(control) => <DateInput {...control} />}
            </Field>
            {preview.data && only && members.length === 1 && only.status !== 'invited' && (
              <SuspendCover colleagues={preview.data.successors} />
            )}
          </>
        )}
      </DialogBody>
      <DialogFoot note={going > 0 && t('suspendNote')}>
        <DialogCancel />
        {going > 0 && (
          <SubmitButton size="lg" variant="danger">
            {t('suspend')}
          </SubmitButton>
        )}
      </DialogFoot>
    </ActionForm>
  );
}
