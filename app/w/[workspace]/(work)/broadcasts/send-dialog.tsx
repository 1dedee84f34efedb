'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import { DateInput } from '@/components/ui/date-input';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { SendHorizontal } from '@/components/ui/icons';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import { sendBroadcastAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';
import { SendBroadcast } from './inputs';

/** Sends a draft, now or later, after showing the number of recipients. */
export function SendDialog({ broadcast, recipients }: { broadcast: BroadcastView; recipients: number }) {
  const t = useTranslations('broadcasts.send');
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogButton opens="send" variant="primary" icon={<SendHorizontal aria-hidden />}>
        {t('open')}
      </DialogButton>
      <Dialog open={opened === 'send'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <SendForm broadcast={broadcast} recipients={recipients} close={close} />
        </DialogContent>
      </Dialog>
    </>
  );
}

function SendForm(props: { broadcast: BroadcastView; recipients: number; close: () => void }) {
  const { broadcast, recipients, close } = props;
  const t = useTranslations('broadcasts.send');
  const { workspace, timeZone } = useBroadcastPage();
  const [isLater, setLater] = useState(false);
  const { form, submit, error } = useActionForm(sendBroadcastAction, SendBroadcast, {
    defaultValues: { workspace, broadcastId: broadcast.id, version: broadcast.version, at: null },
    onSuccess: (_, { at }) => {
      toast(t(at === null ? 'started' : 'scheduled', { name: broadcast.name }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('title', { name: broadcast.name })}>
        {t('reaches', { count: recipients })}
      </DialogHead>
      <DialogBody>
        <Segmented
          label={t('when')}
          value={isLater ? 'later' : 'now'}
          onChange={(when) => {
            setLater(when === 'later');
            form.setValue('at', when === 'later' ? '' : null);
            form.clearErrors();
          }}
          segments={[
            { value: 'now', label: t('now') },
            { value: 'later', label: t('later') },
          ]}
        />
        {isLater && (
          <Field name="at" label={t('at')} help={t('zone', { timeZone })}>
            {(control) => <DateInput {...control} type="datetime-local" />}
          </Field>
        )}
        <p className="type-13 text-ink-2">{t('final')}</p>
        <FormError error={error} />
      </DialogBody>
      <DialogFoot>
        <DialogClose render={<Button size="lg" />}>{t('back')}</DialogClose>
        <SubmitButton size="lg">{isLater ? t('schedule') : t('act', { count: recipients })}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}
