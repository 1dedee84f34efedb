'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { LockedItem, useWhy } from '@/components/lock/use-why';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { PersonView } from '@/lib/services/people/list';

/** The actions of a row on a phone; what is locked opens Why (R5). */
export function PersonMenu(props: { person: PersonView; open: (act: 'edit' | 'remove') => void }) {
  const t = useTranslations('people');
  const trigger = useRef<HTMLButtonElement>(null);
  const why = useWhy(trigger);
  const { person, open } = props;
  const { edit, remove } = person.may;
  return (
    <>
      <Menu>
        <MenuTrigger
          ref={trigger}
          render={
            <IconButton
              label={t('actionsOf', { email: person.email })}
              icon={<Ellipsis />}
              className="max-tablet:size-11"
            />
          }
        />
        <MenuContent>
          {edit.allowed ? (
            <MenuItem onClick={() => open('edit')}>{t('edit')}</MenuItem>
          ) : (
            <LockedItem lock={{ label: t('edit'), decision: edit }} ask={why.ask} />
          )}
          {remove.allowed ? (
            <MenuItem danger onClick={() => open('remove')}>
              {t('remove')}
            </MenuItem>
          ) : (
            <LockedItem lock={{ label: t('remove'), decision: remove }} ask={why.ask} />
          )}
        </MenuContent>
      </Menu>
      {why.panel}
    </>
  );
}
