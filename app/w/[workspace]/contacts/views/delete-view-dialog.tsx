'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
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
import type { ActionError } from '@/lib/action-result';
import type { SavedViewView } from '@/lib/services/contact-views/list';
import { useContactsPlace } from '../contacts-place';
import { deleteViewAction } from './actions';

/** Forgets a view; the contacts stay. */
export function DeleteViewDialog({ view, onClose }: { view: SavedViewView; onClose: () => void }) {
  const t = useTranslations('contacts.savedViews');
  const words = useTranslations('contacts');
  const router = useRouter();
  const { workspace } = useContactsPlace();
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const remove = () =>
    start(async () => {
      const answer = await deleteViewAction({ workspace, viewId: view.id, version: view.version });
      if (!answer.ok) return setError(answer.error);
      toast(t('deleted', { name: view.name }));
      onClose();
      router.replace(`/w/${workspace}/contacts`);
    });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHead title={t('delete', { name: view.name })} />
        <DialogBody>
          <FormError error={error} />
          <p>{view.isShared ? t('deleteShared') : t('deleteOwn')}</p>
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{words('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} onClick={remove}>
            {words('delete')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
