'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { z } from 'zod';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Avatar } from '@/components/ui/avatar';
import {
  Dialog,
  DialogBody,
  DialogCancel,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import type { Duplicate } from '@/lib/work/contacts/find-duplicates';
import { updateContactAction } from './actions';
import { ContactFields } from './contact-fields';
import { useContactsPage } from './contacts-page-context';
import { DuplicatesNotice } from './duplicates-notice';
import { ConflictNotice, useEditConflict } from './edit-conflict';
import { UpdateContact } from './inputs';
import { changedFields, shownValues } from './shown-values';

/** Edits the fields of a contact that the person sees (S1.26, RO7). */
export function EditContactDialog(props: { contact: ContactView; onClose: () => void }) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const { workspace, fields: own } = useContactsPage();
  const { contact: opened, onClose } = props;
  const [current, setCurrent] = useState(opened);
  const [duplicates, setDuplicates] = useState<readonly Duplicate[]>([]);
  const send = (input: z.input<typeof UpdateContact>) =>
    updateContactAction({
      ...input,
      // An unchanged name may be partly masked, and must not be written back.
      name: input.name === current.name ? undefined : input.name,
      fields: changedFields(current, input.fields),
    });
  const { form, submit, error, draft } = useActionForm(send, UpdateContact, {
    defaultValues: {
      workspace,
      contactId: opened.id,
      version: opened.version,
      stopAtDuplicates: true,
      ...shownValues(opened, own),
    },
    draft: `contact.${opened.id}`,
    onSuccess: (saved) => {
      if (!saved.isSaved) return setDuplicates(saved.duplicates);
      toast(t('saved', { contact: form.getValues('name') || nameOf(opened) }));
      onClose();
    },
  });
  const conflict = useEditConflict(current, setCurrent, form);
  const save = (stopAtDuplicates: boolean) => (event?: React.BaseSyntheticEvent) => {
    form.setValue('stopAtDuplicates', stopAtDuplicates);
    return submit(event);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <ActionForm form={form} submit={save(true)} draft={draft}>
          <DialogHead
            title={t('edit')}
            avatar={<Avatar of="contact" id={opened.id} name={opened.name} size={40} />}
          >
            {nameOf(opened)}
          </DialogHead>
          <DialogBody>
            <FormError error={error?.kind === 'stale' ? null : error} />
            {error?.kind === 'stale' && <ConflictNotice key={error.reference} conflict={conflict} />}
            <ContactFields views={current} />
            <DuplicatesNotice duplicates={duplicates} goOn={() => void save(false)()} />
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
