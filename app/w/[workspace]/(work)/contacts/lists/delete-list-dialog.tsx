'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { ListView } from '@/lib/work/contacts/lists/list-lists';
import { deleteListAction } from './actions';
import { StaleList } from './stale-list';

/** Deletes a list; its contacts are kept. */
export function DeleteListDialog(props: { list: ListView; workspace: string; onClose: () => void }) {
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const { list, workspace, onClose } = props;
  const [seen, setSeen] = useState(list);
  const leave = () => {
    toast(t('deleted', { name: list.name }));
    onClose();
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('deleteTitle', { name: list.name })} />}
      label={words('delete')}
      act={() => deleteListAction({ workspace, listId: list.id, version: seen.version })}
      onDone={leave}
      onClose={onClose}
      stale={<StaleList workspace={workspace} seen={seen} onRead={setSeen} />}
    >
      <p>{t('deletion', { count: list.count.count })}</p>
    </ConfirmDialog>
  );
}
