'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
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
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import { replayEventsAction } from '../actions';
import type { OpenedEndpoint } from './opened-endpoint';

const schema = () => import('../inputs').then((module) => module.ReplayEvents);

/** Delivers the events from a place in the trail on once more. */
export function ReplayDialog(props: { endpoint: OpenedEndpoint; workspace: string; close: () => void }) {
  const t = useTranslations('endpoints');
  const { endpoint, workspace, close } = props;
  const { id: endpointId, name, firstSeq, lastSeq } = endpoint;
  const { form, submit, error } = useActionForm(replayEventsAction, schema, {
    defaultValues: { workspace, endpointId, from: '' },
    onSuccess: () => {
      toast(t('replayed'));
      close();
    },
  });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <ActionForm form={form} submit={submit}>
          <DialogHead title={t('replayTitle', { name })}>
            {t('replayLead', { last: String(lastSeq) })}
          </DialogHead>
          <DialogBody>
            <FormError error={error} />
            <Field name="from" label={t('from')} help={t('fromHelp', { first: String(firstSeq) })}>
              {(control) => <Input {...control} inputMode="numeric" autoComplete="off" />}
            </Field>
          </DialogBody>
          <DialogFoot>
            <DialogCancel />
            <SubmitButton size="lg">{t('replay')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
