'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useState } from 'react';
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
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import { createListAction, renameListAction } from './actions';
import { CreateList, RenameList } from './inputs';
import { StaleList } from './stale-list';

/** Creates a list. `created` gets its id, so that contacts can be added to it. */
export function NewListDialog(props: {
  workspace: string;
  created?: (listId: string) => void;
  onClose: () => void;
}) {
  const t = useTranslations('contacts.lists');
  const { workspace, onClose } = props;
  const { form, submit, error } = useActionForm(createListAction, CreateList, {
    defaultValues: { workspace, name: '' },
    onSuccess: ({ id }, { name }) => {
      toast(t('created', { name }));
      onClose();
      props.created?.(id);
    },
  });
  return (
    <Frame onClose={onClose}>
      <ActionForm form={form} submit={submit}>
        <Parts title={t('new')} act={t('add')}>
          <FormError error={error} />
        </Parts>
      </ActionForm>
    </Frame>
  );
}

/** Renames a list. */
export function RenameListDialog(props: { list: ListView; workspace: string; onClose: () => void }) {
  const t = useTranslations('contacts.lists');
  const { list, workspace, onClose } = props;
  const [seen, setSeen] = useState(list);
  const { form, submit, error } = useActionForm(renameListAction, RenameList, {
    defaultValues: { workspace, listId: list.id, version: list.version, name: list.name },
    onSuccess: (_, { name }) => {
      toast(t('renamed', { name }));
      onClose();
    },
  });
  const read = (now: ListView) => {
    setSeen(now);
    form.setValue('version', now.version);
  };
  return (
    <Frame onClose={onClose}>
      <ActionForm form={form} submit={submit}>
        <Parts title={t('renameTitle', { name: list.name })} act={t('rename')}>
          {error?.kind === 'stale' ? (
            <StaleList workspace={workspace} seen={seen} onRead={read} />
          ) : (
            <FormError error={error} />
          )}
        </Parts>
      </ActionForm>
    </Frame>
  );
}

function Frame(props: { onClose: () => void; children: ReactNode }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && props.onClose()}>
      <DialogContent>{props.children}</DialogContent>
    </Dialog>
  );
}

/** The content of a list's form; errors are above the name. */
function Parts(props: { title: string; act: string; children: ReactNode }) {
  const t = useTranslations('contacts');
  return (
    <>
      <DialogHead title={props.title} />
      <DialogBody>
        {props.children}
        <Field name="name" label={t('lists.name')}>
          {(control) => <Input {...control} autoComplete="off" autoFocus />}
        </Field>
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <SubmitButton size="lg">{props.act}</SubmitButton>
      </DialogFoot>
    </>
  );
}
