'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState, useTransition } from 'react';
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
import { RefusedList } from '@/components/work/refused-list';
import type { ActionError } from '@/lib/action-result';
import type { RefusedRow } from '@/lib/bulk-report';
import type { ContactView } from '@/lib/services/contacts/view';
import { deleteContactAction, deleteContactsAction, previewDeletionAction } from './actions';
import { useContactDialogs } from './contact-dialogs';
import { useContactsPlace } from './contacts-place';

interface Preview {
  contacts: number;
  conversations: number;
  refused: readonly RefusedRow[];
}

/** Deletes contacts: what goes is shown in counts first, and what stays with the reason (S1.17, RO9). */
export function DeleteContactsDialog(props: {
  contacts: readonly ContactView[];
  done?: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('contacts');
  const { workspace } = useContactsPlace();
  const { report } = useContactDialogs();
  const { contacts, onClose } = props;
  const [preview, setPreview] = useState<Preview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const chosen = contacts.map(({ id, version }) => ({ id, version }));
  const [only] = contacts.length === 1 ? contacts : [];

  const ask = useEffectEvent(async () => {
    const answer = await previewDeletionAction({ workspace, chosen });
    if (answer.ok) setPreview(answer.data);
    else setError(answer.error);
  });
  useEffect(() => {
    void ask();
  }, []);

  const remove = () =>
    start(async () => {
      const answer = only
        ? await deleteContactAction({ workspace, contactId: only.id, version: only.version })
        : await deleteContactsAction({ workspace, chosen });
      if (!answer.ok) return setError(answer.error);
      onClose();
      props.done?.();
      if (answer.data && answer.data.refused.length > 0) return report(answer.data);
      toast(t('deleted', { count: answer.data?.done ?? 1 }));
    });

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DialogHead
          title={only ? t('deleteOne', { contact: only.name }) : t('deleteMany', { count: contacts.length })}
        />
        <DialogBody>
          <FormError error={error} />
          <p className="min-h-5" aria-live="polite">
            {preview && t('deletion', { contacts: preview.contacts, conversations: preview.conversations })}
          </p>
          {preview && <RefusedList refused={preview.refused} />}
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button
            size="lg"
            variant="danger"
            busy={isBusy}
            disabled={!preview || preview.contacts === 0}
            onClick={remove}
          >
            {t('delete')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
  );
}
