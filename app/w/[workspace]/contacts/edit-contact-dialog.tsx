'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Avatar } from '@/components/ui/avatar';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { Duplicate } from '@/lib/services/contacts/duplicates';
import type { ContactView } from '@/lib/services/contacts/view';
import { updateContactAction } from './actions';
import { ContactFields } from './contact-fields';
import { useContactsPlace } from './contacts-place';
import { DuplicatesNotice } from './duplicates-notice';
import { UpdateContact } from './inputs';
import { ChangedMeanwhile, useMeanwhile } from './meanwhile';
import { shownValues } from './shown-values';

/** Changes a contact's name, phone and email, as far as they are seen (S1.26, RO7). */
export function EditContactDialog(props: { contact: ContactView; onClose: () => void }) {
  const t = useTranslations('contacts');
  const { workspace } = useContactsPlace();
  const { contact: opened, onClose } = props;
  const [duplicates, setDuplicates] = useState<readonly Duplicate[]>([]);
  const { form, submit, error } = useActionForm(updateContactAction, UpdateContact, {
    defaultValues: {
      workspace,
      contactId: opened.id,
      version: opened.version,
      stopAtDuplicates: true,
      ...shownValues(opened),
    },
    onSuccess: (saved) => {
      if (!saved.isSaved) return setDuplicates(saved.duplicates);
      toast(t('saved', { contact: form.getValues('name') ?? opened.name }));
      onClose();
    },
  });
  const meanwhile = useMeanwhile(opened, form);
  const save = (stopAtDuplicates: boolean) => (event?: React.BaseSyntheticEvent) => {
    form.setValue('stopAtDuplicates', stopAtDuplicates);
    return submit(event);
  };
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <ActionForm form={form} submit={save(true)}>
          <DialogHead
            title={t('edit')}
            avatar={<Avatar of="contact" id={opened.id} name={opened.name} size={40} />}
          >
            {opened.name}
          </DialogHead>
          <DialogBody>
            <FormError error={error?.kind === 'stale' ? null : error} />
            {error?.kind === 'stale' && <ChangedMeanwhile key={error.reference} meanwhile={meanwhile} />}
            <ContactFields views={meanwhile.current} />
            <DuplicatesNotice duplicates={duplicates} goOn={() => void save(false)()} />
          </DialogBody>
          <DialogFoot>
            <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
            <SubmitButton size="lg">{t('save')}</SubmitButton>
          </DialogFoot>
        </ActionForm>
      </DialogContent>
    </Dialog>
  );
}
