'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { StaleNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
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
import type { MemberView } from '@/lib/access/members/member-view';
import { modelOf } from '@/lib/access/models/registry';
import { changeAccessAction, latestChangeAction } from '../users/actions';
import { RightsGrid } from './rights-grid';
import { useRightsInWords } from './rights-in-words';

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
  const rightsInWords = useRightsInWords(modelId);
  const { form, submit, error, isBusy } = useActionForm(changeAccessAction, schema, {
    defaultValues: {
      workspace,
      memberId,
      version,
      role,
      restrictions: [...restrictions],
      grants: [...grants],
    },
    onSuccess: (_, sent) => {
      toast(sent.grants?.length ? t('saved', { name }) : t('removed', { name }));
      close();
    },
  });
  const remove = () => {
    form.setValue('grants', []);
    void submit();
  };
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
            {error?.kind === 'stale' ? (
              <StaleNotice
                read={() => latestChangeAction({ workspace, memberId })}
                onRead={({ member: now }) => {
                  form.setValue('version', now.version);
                  form.setValue('role', now.role);
                  form.setValue('restrictions', now.restrictions);
                }}
                onTakeOver={({ member: now }) => form.setValue('grants', now.grants)}
                versionOf={({ member: now, change }) => ({
                  by: change?.by,
                  versions: [
                    {
                      field: t('rights'),
                      saved: rightsInWords(now.grants) || '–',
                      own: rightsInWords(form.getValues('grants') ?? []) || '–',
                    },
                  ],
                })}
              />
            ) : (
              <FormError error={error} />
            )}
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
