'use client';

import { useTranslations } from 'next-intl';
import { v7 } from 'uuid';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Coins } from '@/components/ui/icons';
import { Input } from '@/components/ui/input';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import { topUpAction } from './actions';

const schema = () => import('./inputs').then((module) => module.TopUpCredit);

/** The top-up button and its form. */
export function TopUp({ workspace, decision }: { workspace: string; decision: Decision }) {
  const t = useTranslations('credit');
  const { opened, close } = useDialogAddress();
  if (!decision.allowed) return <LockedButton label={t('topUp')} decision={decision} />;
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Coins aria-hidden />}>
        {t('topUp')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <TopUpForm workspace={workspace} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function TopUpForm({ workspace, close }: { workspace: string; close: () => void }) {
  const t = useTranslations('credit');
  const { form, submit, error } = useActionForm(topUpAction, schema, {
    defaultValues: { workspace, credits: 500, reference: '', requestId: v7() },
    onSuccess: ({ balance }, { credits }) => {
      toast(t('toppedUp', { credits, balance }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('topUp')}>{t('lead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <ControlledField name="credits" label={t('credits')}>
          {({ value, onChange, ...control }) => (
            <Input
              {...control}
              type="number"
              min={1}
              value={Number.isNaN(value) ? '' : value}
              onChange={(event) => onChange(event.target.valueAsNumber)}
            />
          )}
        </ControlledField>
        <Field name="reference" label={t('reference')} hint={t('optional')} help={t('referenceHelp')}>
          {(control) => <Input {...control} autoComplete="off" />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('topUp')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
