'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { MessageSquare, Pencil, Trash2 } from '@/components/ui/icons';
import { MenuItem, MenuLink } from '@/components/ui/menu';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from './contacts-page-context';
import { useContactDialogs } from './use-contact-dialogs';

/**
 * The actions of a row: write, edit, delete. Locked ones open the explanation (R5); those that the role never has are
 * absent.
 */
export function ContactMenu({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  const dialogs = useContactDialogs();
  const { may, last } = contact;
  const nameOf = useContactName();
  const isDeletable = can.delete.state !== 'absent';
  if (!may.update.allowed && !isDeletable && !last) return null;
  return (
    <RowMenu row={contact} label={t('actionsOf', { contact: nameOf(contact) })}>
      {(ask) => (
        <>
          {last && (
            <MenuLink href={`/w/${workspace}/messages?conversation=${last.conversationId}`}>
              <MessageSquare aria-hidden />
              {t('message')}
            </MenuLink>
          )}
          {may.update.allowed && (
            <MenuItem onClick={() => dialogs.edit(contact)}>
              <Pencil aria-hidden />
              {t('edit')}
            </MenuItem>
          )}
          {isDeletable && may.delete.allowed && (
            <MenuItem danger onClick={() => dialogs.remove({ contacts: [contact] })}>
              <Trash2 aria-hidden />
              {t('delete')}
            </MenuItem>
          )}
          {isDeletable && !may.delete.allowed && (
            <LockedItem
              icon={<Trash2 aria-hidden />}
              lock={{ label: t('delete'), decision: may.delete }}
              ask={ask}
            />
          )}
        </>
      )}
    </RowMenu>
  );
}
