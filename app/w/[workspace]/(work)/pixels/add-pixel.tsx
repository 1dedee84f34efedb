'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
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
import { Plus } from '@/components/ui/icons';
import { toast } from '@/components/ui/toast';
import type { Availability } from '@/lib/policy/might-ever';
import { createPixelAction } from './actions';
import { PixelFields } from './pixel-fields';

const schema = () => import('./inputs').then((module) => module.CreatePixel);

/** Add pixel (S3.1): open, locked or absent by the policy. */
export function AddPixel({ workspace, availability }: { workspace: string; availability: Availability }) {
  const t = useTranslations('pixels');
  const { opened, close } = useDialogAddress();
  if (availability.state === 'absent') return null;
  if (availability.state === 'locked')
    return <LockedButton label={t('add')} decision={availability.decision} />;
  return (
    <>
      <DialogButton opens="add" variant="primary" icon={<Plus />}>
        {t('add')}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <AddPixelForm workspace={workspace} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function AddPixelForm({ workspace, close }: { workspace: string; close: () => void }) {
  const t = useTranslations('pixels');
  const { form, submit, error } = useActionForm(createPixelAction, schema, {
    defaultValues: { workspace, name: '', site: 'https://', isOn: true, honoursPrivacy: true, keepDays: 365 },
    onSuccess: (_, { name }) => {
      toast(t('added', { name: String(name) }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('add')}>{t('addLead')}</DialogHead>
      <DialogBody>
        <FormError error={error} />
        <PixelFields />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
