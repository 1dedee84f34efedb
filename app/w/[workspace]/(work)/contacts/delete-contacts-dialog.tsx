'use client';

import { useTranslations } from 'next-intl';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { DialogHead } from '@/components/ui/dialog';
import { toast } from '@/components/ui/toast';
import { useContactName } from '@/components/work/contact-name';
import { RefusedList } from '@/components/work/refused-list';
import type { BulkReport } from '@/lib/access/context/bulk-report';
import type { ActionResult } from '@/lib/platform/action-result';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { deleteContactAction, deleteContactsAction, previewDeletionAction } from './actions';
import { useContactsPage } from './contacts-page-context';
import type { MatchingInput } from './inputs';
import { useContactDialogs } from './use-contact-dialogs';

/**
 * Deletes contacts: first shows in numbers what is deleted, and which contacts are refused with their reasons (S1.17,
 * RO9).
 *
 * @param props.done runs after the deletion, and closes the dialog or leaves its page
 */
export function DeleteContactsDialog(props: {
  contacts: readonly ContactView[];
  /** All contacts that match the list's address, instead of `contacts`. */
  matching?: MatchingInput | null;
  done: () => void;
  onClose: () => void;
}) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const { workspace } = useContactsPage();
  const { report } = useContactDialogs();
  const { contacts, matching, onClose } = props;
  const chosen = matching ?? contacts.map(({ id, version }) => ({ id, version }));
  const [only] = contacts.length === 1 && !matching ? contacts : [];
  const { data: preview, error } = useAnswer(() => previewDeletionAction({ workspace, chosen }));

  const remove = async (): Promise<ActionResult<BulkReport>> => {
    if (!only) return deleteContactsAction({ workspace, chosen });
    const answer = await deleteContactAction({ workspace, contactId: only.id, version: only.version });
    return answer.ok ? { ok: true, data: { done: 1, refused: [] } } : answer;
  };
  const leave = (outcome: BulkReport) => {
    props.done();
    if (outcome.refused.length > 0) return report(outcome);
    toast(t('deleted', { count: outcome.done }));
  };

  return (
    <ConfirmDialog
      head={
        <DialogHead
          title={
            only
              ? t('deleteOne', { contact: nameOf(only) })
              : t('deleteMany', { count: matching?.count ?? contacts.length })
          }
        />
      }
      label={t('delete')}
      act={remove}
      onDone={leave}
      onClose={onClose}
      error={error}
      isReady={preview !== null && preview.contacts > 0}
    >
      <p className="min-h-5" aria-live="polite">
        {preview && t('deletion', { contacts: preview.contacts, conversations: preview.conversations })}
      </p>
      {preview && <RefusedList refused={preview.refused} />}
    </ConfirmDialog>
  );
}
