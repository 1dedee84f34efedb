'use client';

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
import type { ListView } from '@/lib/services/lists/list';
import { deleteListAction } from './actions';
import { StaleList } from './stale-list';

/** Deletes a list; who is on it stays a contact. */
export function DeleteListDialog(props: { list: ListView; workspace: string; onClose: () => void }) {
  const t = useTranslations('contacts.lists');
  const words = useTranslations('contacts');
  const { list, workspace, onClose } = props;
  const [seen, setSeen] = useState(list);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const remove = () =>
    start(async () => {
      setError(null);
      const answer = await deleteListAction({ workspace, listId: list.id, version: seen.version });
      if (!answer.ok) return setError(answer.error);
      toast(t('deleted', { name: list.name }));
      onClose();
    });
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHead title={t('deleteTitle', { name: list.name })} />
        <DialogBody>
          {error?.kind === 'stale' ? (
            <StaleList workspace={workspace} seen={seen} onRead={setSeen} />
          ) : (
            <FormError error={error} />
          )}
          <p>{t('deletion', { count: list.count.count })}</p>
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
