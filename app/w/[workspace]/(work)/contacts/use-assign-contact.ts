'use client';

import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/form/use-error-text';
import { toast, toastError } from '@/components/ui/toast';
import type { AssignTo } from '@/components/work/assign-menu';
import { useContactName } from '@/components/work/contact-name';
import type { NamedContact } from '@/lib/access/masking/seen-contact';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { assignContactAction } from './actions';
import { useContactsPage } from './contacts-page-context';

/** Assigns a contact and names the new assignee. */
export function useAssignContact(contact: Pick<ContactView, 'id' | 'version' | keyof NamedContact>) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const errorText = useErrorText();
  const { workspace, assignable } = useContactsPage();
  return async (to: AssignTo) => {
    const result = await assignContactAction({
      workspace,
      contactId: contact.id,
      version: contact.version,
      to,
    });
    if (!result.ok) {
      toastError(errorText(result.error.fields?.to ?? result.error.message));
      return;
    }
    const target =
      to.kind === 'nobody'
        ? null
        : [...assignable.members, ...assignable.teams].find(({ id }) => id === to.id);
    toast(
      target
        ? t('assigned', { contact: nameOf(contact), name: target.name })
        : t('unassigned', { contact: nameOf(contact) }),
    );
  };
}
