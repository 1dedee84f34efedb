'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import type { SavedViewView } from '@/lib/work/contacts/views/list-views';
import { useContactsPage } from '../contacts-page-context';
import { deleteViewAction } from './actions';

/** Deletes a view; the contacts are kept. */
export function DeleteViewDialog({ view, onClose }: { view: SavedViewView; onClose: () => void }) {
  const t = useTranslations('contacts.savedViews');
  const words = useTranslations('contacts');
  const router = useRouter();
  const { workspace } = useContactsPage();
  const leave = () => {
    toast(t('deleted', { name: view.name }));
    onClose();
    router.replace(`/w/${workspace}/contacts`);
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('delete', { name: view.name })} />}
      label={words('delete')}
      act={() => deleteViewAction({ workspace, viewId: view.id, version: view.version })}
      onDone={leave}
      onClose={onClose}
    >
      <p>{view.isShared ? t('deleteShared') : t('deleteOwn')}</p>
    </ConfirmDialog>
  );
}
