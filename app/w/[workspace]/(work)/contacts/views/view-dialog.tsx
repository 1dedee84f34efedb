'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Input } from '@/components/ui/input';
import { Segmented } from '@/components/ui/segmented';
import { toast } from '@/components/ui/toast';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { changeViewAction, createViewAction } from './actions';
import { ChangeView, CreateView } from './inputs';
import { StaleView } from './stale-view';
import { withView } from './with-view';

/** Saves the filters in force under a name, or changes the name and the visibility of a view. */
export function ViewDialog(props: { view?: SavedViewView; filters: string; onClose: () => void }) {
  return props.view ? <ChangeForm {...props} view={props.view} /> : <NewForm {...props} />;
}

function NewForm({ filters, onClose }: { filters: string; onClose: () => void }) {
  const t = useTranslations('contacts.savedViews');
  const router = useRouter();
  const { workspace } = useContactsPage();
  const { form, submit, error } = useActionForm(createViewAction, CreateView, {
    defaultValues: { workspace, name: '', isShared: false, address: filters },
    onSuccess: ({ id }, { name }) => {
      toast(t('saved', { name }));
      onClose();
      router.replace(`/w/${workspace}/contacts?${withView(filters, id)}`);
    },
  });
  return (
    <Frame onClose={onClose}>
      <ActionForm form={form} submit={submit}>
        <DialogHead title={t('new')}>{t('newNote')}</DialogHead>
        <DialogBody>
          <FormError error={error} />
          <Fields />
        </DialogBody>
        <Foot act={t('save')} />
      </ActionForm>
    </Frame>
  );
}

function ChangeForm({ view, onClose }: { view: SavedViewView; onClose: () => void }) {
  const t = useTranslations('contacts.savedViews');
  const { workspace } = useContactsPage();
  const [seen, setSeen] = useState(view);
  const { form, submit, error } = useActionForm(changeViewAction, ChangeView, {
    defaultValues: {
      workspace,
      viewId: view.id,
      version: view.version,
      name: view.name,
      isShared: view.isShared,
    },
    onSuccess: (_, { name }) => {
      toast(t('saved', { name: name ?? view.name }));
      onClose();
    },
  });
  const read = (now: SavedViewView) => {
    setSeen(now);
    form.setValue('version', now.version);
  };
  return (
    <Frame onClose={onClose}>
      <ActionForm form={form} submit={submit}>
        <DialogHead title={t('change', { name: view.name })} />
        <DialogBody>
          {error?.kind === 'stale' ? <StaleView seen={seen} onRead={read} /> : <FormError error={error} />}
          <Fields />
        </DialogBody>
        <Foot act={t('save')} />
      </ActionForm>
    </Frame>
  );
}

function Frame(props: { onClose: () => void; children: React.ReactNode }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent>{props.children}</DialogContent>
    </Dialog>
  );
}

function Fields() {
  const t = useTranslations('contacts.savedViews');
  const { share } = useContactsPage().can;
  return (
    <>
      <Field name="name" label={t('name')}>
        {(control) => <Input {...control} autoComplete="off" autoFocus />}
      </Field>
      {share.state === 'locked' && <LockedButton label={t('everyone')} decision={share.decision} />}
      {share.state === 'open' && (
        <ControlledField name="isShared" label={t('seenBy')}>
          {({ value, onChange }) => (
            <Segmented
              label={t('seenBy')}
              className="justify-self-start"
              value={value ? 'everyone' : 'me'}
              onChange={(next) => onChange(next === 'everyone')}
              segments={[
                { value: 'me', label: t('me') },
                { value: 'everyone', label: t('everyone') },
              ]}
            />
          )}
        </ControlledField>
      )}
    </>
  );
}

function Foot({ act }: { act: string }) {
  return (
    <DialogFoot>
      <DialogCancel />
      <SubmitButton size="lg">{act}</SubmitButton>
    </DialogFoot>
  );
}
