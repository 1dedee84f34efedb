'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/lock/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { MenuItem } from '@/components/ui/menu';
import type { PersonView } from '@/lib/access/people/list-people';

/** The actions of a person on a phone. */
export function PersonMenu(props: { person: PersonView; open: (act: 'edit' | 'remove') => void }) {
  const t = useTranslations('people');
  const { person, open } = props;
  const { edit, remove } = person.may;
  return (
    <RowMenu label={t('actionsOf', { email: person.email })}>
      {(ask) => (
        <>
          {edit.allowed ? (
            <MenuItem onClick={() => open('edit')}>{t('edit')}</MenuItem>
          ) : (
            <LockedItem lock={{ label: t('edit'), decision: edit }} ask={ask} />
          )}
          {remove.allowed ? (
            <MenuItem danger onClick={() => open('remove')}>
              {t('remove')}
            </MenuItem>
          ) : (
            <LockedItem lock={{ label: t('remove'), decision: remove }} ask={ask} />
          )}
        </>
      )}
    </RowMenu>
  );
}
