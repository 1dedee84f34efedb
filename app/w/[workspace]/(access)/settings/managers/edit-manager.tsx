'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { modelOf } from '@/lib/access/models/registry';
import { changeAccessAction } from '../users/actions';
import { RightsGrid } from './rights-grid';

const schema = () => import('../users/inputs').then((module) => module.ChangeAccess);

/** Edits the rights of a manager one by one (S4.4); without any right they keep only their account. */
export function EditManager(props: {
  workspace: string;
  modelId: string;
  manager: MemberView;
  close: () => void;
}) {
  const t = useTranslations('managers');
  const { workspace, modelId, manager, close } = props;
  const { id: memberId, version, role, restrictions, grants, name } = manager;
  const fail = useFailureToast();
  const [isBusy, startTransition] = useTransition();
  const { form, submit, error } = useActionForm(changeAccessAction, schema, {
    defaultValues: {
      workspace,
      memberId,
      version,
      role,
      restrictions: [...restrictions],
      grants: [...grants],
    },
    onSuccess: () => {
      toast(t('saved', { name }));
      close();
    },
  });
  const remove = () =>
    startTransition(async () => {
      const none = { workspace, memberId, version, role, restrictions, grants: [] };
      const result = await changeAccessAction(none);
      if (!result.ok) return fail(result.error);
      toast(t('removed', { name }));
      close();
    });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent width="add">
        <ActionForm form={form} submit={submit}>
          <DialogHead
            title={t('edit')}
            avatar={<Avatar id={manager.userId ?? manager.id} name={name} size={40} />}
          >
            {manager.email}
          </DialogHead>
          <DialogBody>
            <FormError error={error} />
            <RightsGrid model={modelOf(modelId)} />
          </DialogBody>
          <DialogFoot
            note={
              <Button size="lg" variant="quiet-danger" className="-ml-2" busy={isBusy} onClick={remove}>
                {t('remove')}
              </Button>
            }
          >
            <DialogCancel />
            <SubmitButton size="lg">{t('save')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
