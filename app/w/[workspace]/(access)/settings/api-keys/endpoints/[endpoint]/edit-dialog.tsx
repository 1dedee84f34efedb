'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { CheckboxField } from '@/components/form/checkbox-field';
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
import { updateEndpointAction } from '../actions';
import { EndpointFields } from '../endpoint-fields';
import type { OpenedEndpoint } from './opened-endpoint';

const schema = () => import('../inputs').then((module) => module.UpdateEndpoint);

/** Changes an endpoint, or switches it on or off. */
export function EditDialog(props: { endpoint: OpenedEndpoint; workspace: string; close: () => void }) {
  const t = useTranslations('endpoints');
  const { endpoint, workspace, close } = props;
  const { id: endpointId, name, url, kinds, isOn, version } = endpoint;
  const { form, submit, error } = useActionForm(updateEndpointAction, schema, {
    defaultValues: {
      ...{ workspace, endpointId, version, name, url, isOn },
      isAll: kinds === null,
      kinds: kinds ?? [],
    },
    onSuccess: (_, sent) => {
      toast(t('saved', { name: sent.name }));
      close();
    },
  });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <ActionForm form={form} submit={submit}>
          <DialogHead title={t('editTitle', { name })} />
          <DialogBody>
            <FormError error={error} />
            <EndpointFields />
            <CheckboxField name="isOn" label={t('isOn')} help={t('isOnHelp')} />
          </DialogBody>
          <DialogFoot>
            <DialogCancel />
            <SubmitButton size="lg">{t('save')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
