'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import { applicationKinds } from '@/lib/work/applications/application-settings';
import type { ApplicationView } from '@/lib/work/applications/application-view';
import { createApplicationAction, deleteApplicationAction, updateApplicationAction } from './actions';
import { CreateApplication, UpdateApplication } from './inputs';

export interface PixelChoice {
  id: string;
  name: string;
}

interface DialogProps {
  workspace: string;
  pixels: readonly PixelChoice[];
  close: () => void;
}

/** Adds an application, or changes the given one (S3.1). */
export function ApplicationDialog(props: DialogProps & { application: ApplicationView | null }) {
  const { application, close } = props;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        {application ? <EditForm {...props} application={application} /> : <AddForm {...props} />}
      </DialogContent>
    </Dialog>
  );
}

function AddForm({ workspace, pixels, close }: DialogProps) {
  const t = useTranslations('applications');
  const { form, submit, error } = useActionForm(createApplicationAction, CreateApplication, {
    defaultValues: { workspace, name: '', kind: 'site', address: '', pixelId: null },
    onSuccess: (_, { name }) => {
      toast(t('added', { name: String(name) }));
      close();
    },
  });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('add')} />
      <DialogBody>
        <FormError error={error} />
        <Fields pixels={pixels} />
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{t('add')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

function EditForm(props: DialogProps & { application: ApplicationView }) {
  const t = useTranslations('applications');
  const { workspace, pixels, close, application } = props;
  const { id: applicationId, version, name, kind, address, pixel } = application;
  const saved = { workspace, applicationId, version, name, kind, address, pixelId: pixel?.id ?? null };
  const fail = useFailureToast();
  const [isBusy, startTransition] = useTransition();
  const { form, submit, error } = useActionForm(updateApplicationAction, UpdateApplication, {
    defaultValues: saved,
    onSuccess: () => {
      toast(t('saved'));
      close();
    },
  });
  const typed = form.getValues();
  const nameOf = (id: string | null) => pixels.find((one) => one.id === id)?.name ?? t('noPixel');
  const remove = () =>
    startTransition(async () => {
      const result = await deleteApplicationAction({ workspace, applicationId, version });
      if (!result.ok) return fail(result.error);
      toast(t('deleted', { name }));
      close();
    });
  return (
    <ActionForm form={form} submit={submit}>
      <DialogHead title={t('edit')}>{name}</DialogHead>
      <DialogBody>
        {error?.kind === 'stale' ? (
          <StalePageNotice
            saved={version}
            onRead={(now) => form.setValue('version', now)}
            onTakeOver={() => form.reset(saved)}
            versions={[
              { field: t('name'), saved: name, own: typed.name },
              { field: t('kind'), saved: t(`kinds.${kind}`), own: t(`kinds.${typed.kind}`) },
              {
                field: t('address'),
                saved: address || t('noAddress'),
                own: String(typed.address || t('noAddress')),
              },
              { field: t('pixel'), saved: nameOf(saved.pixelId), own: nameOf(typed.pixelId) },
            ]}
          />
        ) : (
          <FormError error={error} />
        )}
        <Fields pixels={pixels} />
      </DialogBody>
      <DialogFoot
        note={
          <Button size="lg" variant="quiet-danger" className="-ml-2" busy={isBusy} onClick={remove}>
            {t('delete')}
          </Button>
        }
      >
        <DialogCancel />
        <SubmitButton size="lg">{t('save')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

const none = 'none';

function Fields({ pixels }: { pixels: readonly PixelChoice[] }) {
  const t = useTranslations('applications');
  return (
    <>
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} autoComplete="off" />}
      </Field>
      <ControlledField name="kind" label={t('kind')}>
        {({ ref: _, ...control }) => (
          <Select
            {...control}
            options={applicationKinds.map((kind) => ({ value: kind, label: t(`kinds.${kind}`) }))}
          />
        )}
      </ControlledField>
      <Field name="address" label={t('address')} hint={t('optional')}>
        {(control) => <Input {...control} inputMode="url" autoComplete="off" />}
      </Field>
      <ControlledField name="pixelId" label={t('pixel')} help={t('pixelHelp')}>
        {({ ref: _, value, onChange, ...control }) => (
          <Select
            {...control}
            value={value ?? none}
            onChange={(next) => onChange(next === none ? null : next)}
            options={[
              { value: none, label: t('noPixel') },
              ...pixels.map(({ id, name }) => ({ value: id, label: name })),
            ]}
          />
        )}
      </ControlledField>
    </>
  );
}
