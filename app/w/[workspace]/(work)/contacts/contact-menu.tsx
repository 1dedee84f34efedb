'use client';

import { Ellipsis, MessageSquare, Pencil, Trash2 } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedItem, useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuLink, MenuTrigger } from '@/components/ui/menu';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactDialogs } from './contact-dialogs';
import { useContactsPage } from './contacts-page-context';

/**
 * The actions of a row: write, edit, delete. Locked ones open the explanation (R5); those that the role never has are
 * absent.
 */
export function ContactMenu({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const { workspace, can } = useContactsPage();
  const dialogs = useContactDialogs();
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  const { may, last } = contact;
  const nameOf = useContactName();
  const isDeletable = can.delete.state !== 'absent';
  if (!may.update.allowed && !isDeletable && !last) return null;
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={
            <IconButton
              label={t('actionsOf', { contact: nameOf(contact) })}
              icon={<Ellipsis aria-hidden />}
              className="max-tablet:size-11"
            />
          }
        />
        <MenuContent align="end">
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
            <MenuItem danger onClick={() => dialogs.remove([contact])}>
              <Trash2 aria-hidden />
              {t('delete')}
            </MenuItem>
          )}
          {isDeletable && !may.delete.allowed && (
            <LockedItem
              icon={<Trash2 aria-hidden />}
              lock={{ label: t('delete'), decision: may.delete }}
              ask={why.ask}
            />
          )}
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
