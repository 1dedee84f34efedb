'use client';

import { useTranslations } from 'next-intl';
import type { ComponentProps, ReactElement } from 'react';
import { ChevronDown, ListChecks, Plus } from '@/components/ui/icons';
import { Menu, MenuContent, MenuItem, MenuSeparator, MenuTrigger } from '@/components/ui/menu';
import { useContactsPage } from './contacts-page-context';
import { useContactDialogs } from './use-contact-dialogs';

/** Adds contacts to a list, or to a new one. Absent if there is nothing to choose. */
export function ListMenu(props: {
  trigger: ReactElement<ComponentProps<'button'>>;
  /** Lists to leave out, because the contacts are on them already. */
  without?: readonly string[];
  add: (listId: string) => void;
}) {
  const t = useTranslations('contacts');
  const { lists, can } = useContactsPage();
  const dialogs = useContactDialogs();
  const offered = lists.filter(({ id }) => !props.without?.includes(id));
  const mayCreate = can['create-list'].state === 'open';
  if (offered.length === 0 && !mayCreate) return null;
  return (
    <Menu>
      <MenuTrigger render={props.trigger}>
        {t('lists.addTo')}
        <ChevronDown className="icon-14" aria-hidden />
      </MenuTrigger>
      <MenuContent align="start" className="max-h-[min(var(--available-height),420px)] w-64">
        {offered.map(({ id, name }) => (
          <MenuItem key={id} onClick={() => props.add(id)}>
            <ListChecks aria-hidden />
            <span className="truncate">{name}</span>
          </MenuItem>
        ))}
        {mayCreate && (
          <>
            {offered.length > 0 && <MenuSeparator />}
            <MenuItem onClick={() => dialogs.newList(props.add)}>
              <Plus aria-hidden />
              {t('lists.new')}
            </MenuItem>
          </>
        )}
      </MenuContent>
    </Menu>
  );
}
