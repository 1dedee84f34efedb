'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { LockedItem } from '@/components/lock/use-why';
import { DialogItem, dialogOf } from '@/components/shell/dialog-address';
import type { PersonView } from '@/lib/access/people/list-people';

/** The actions of a person on a phone. */
export function PersonMenu({ person }: { person: PersonView }) {
  const t = useTranslations('people');
  const at = { id: person.userId };
  const { edit, remove } = person.may;
  return (
    <RowMenu row={at} label={t('actionsOf', { email: person.email })}>
      {(ask) => (
        <>
          {edit.allowed ? (
            <DialogItem opens={dialogOf('edit', at)}>{t('edit')}</DialogItem>
          ) : (
            <LockedItem lock={{ label: t('edit'), decision: edit }} ask={ask} />
          )}
          {remove.allowed ? (
            <DialogItem danger opens={dialogOf('remove', at)}>
              {t('remove')}
            </DialogItem>
          ) : (
            <LockedItem lock={{ label: t('remove'), decision: remove }} ask={ask} />
          )}
        </>
      )}
    </RowMenu>
  );
}
