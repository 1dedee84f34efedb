'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { MemberView } from '@/lib/access/members/member-view';
import { LevelChoice } from '../access/level-choice';
import { RestrictionOptions } from '../access/restriction-options';
import { RightOptions } from '../access/right-options';
import { VisibilityWarning } from '../access/visibility-warning';
import { changeManyAction } from '../actions';
import { ChangeMany } from '../inputs';
import { useUserWords } from '../use-user-words';
import { useUsersPage } from '../users-page-context';

interface ChangeManyProps {
  members: readonly MemberView[];
  onClose: () => void;
  /** Called after the change with the changed and the refused members. */
  onDone: (report: BulkReport) => void;
}

/** Gives several members the same access (RO9). */
export function ChangeManyDialog(props: ChangeManyProps) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent width="add">
        <ChangeManyForm {...props} />
      </DialogContent>
    </Dialog>
  );
}

function ChangeManyForm({ members, onClose, onDone }: ChangeManyProps) {
  const t = useTranslations('users');
  const words = useUserWords();
  const { workspace } = useUsersPage();
  const { form, submit, error } = useActionForm(changeManyAction, ChangeMany, {
    defaultValues: {
      workspace: workspace.slug,
      chosen: members.map(({ id, version }) => ({ id, version })),
      role: '',
      restrictions: [],
      grants: [],
    },
    onSuccess: (report) => {
      onClose();
      if (report.done > 0) toast(t('updatedMany', { count: report.done }));
      onDone(report);
    },
  });
  const [role, restrictions] = form.watch(['role', 'restrictions']);
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('changeLevel')}>{t('people', { count: members.length })}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <LevelChoice look="lines" />
        {role && (
          <>
            <RestrictionOptions role={role} />
            <VisibilityWarning
              restrictions={restrictions}
              people={members.filter(({ teams }) => teams.length === 0).length}
            />
            <RightOptions role={role} />
          </>
        )}
      </DialogBody>
      <DialogFoot note={t('changes.atOnce')}>
        <DialogCancel />
        <SubmitButton size="lg">{words.save}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
