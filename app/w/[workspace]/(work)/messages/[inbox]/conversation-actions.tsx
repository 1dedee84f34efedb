'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useErrorText } from '@/components/form/use-error-text';
import { Button } from '@/components/ui/button';
import { Check, RotateCcw } from '@/components/ui/icons';
import { toast, toastError } from '@/components/ui/toast';
import { AssignMenu, type AssignTo } from '@/components/work/assign-menu';
import { Assignee } from '@/components/work/assignee';
import { useContactName } from '@/components/work/contact-name';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { assignConversationAction, setConversationStatusAction } from '../actions';

/** The assignee of the conversation, and the button that closes or reopens it. */
export function ConversationActions({ conversation }: { conversation: ConversationView }) {
  const t = useTranslations('inbox');
  const nameOf = useContactName();
  const errorText = useErrorText();
  const { workspace, assignable } = useContactsPage();
  const [isBusy, startTransition] = useTransition();
  const { id, status, contact, may } = conversation;
  const isOpen = status === 'open';

  async function assign(to: AssignTo) {
    const result = await assignConversationAction({ workspace, conversationId: id, to });
    if (!result.ok) toastError(errorText(result.error.fields?.to ?? result.error.message));
  }

  function setStatus(next: 'open' | 'closed') {
    startTransition(async () => {
      const result = await setConversationStatusAction({ workspace, conversationId: id, status: next });
      if (!result.ok) return void toastError(errorText(result.error.message));
      // The toast has no Undo: the pressed button now does the opposite, and the thread records the change.
      toast(t(next === 'closed' ? 'wasClosed' : 'wasReopened', { contact: nameOf(contact) }));
    });
  }

  return (
    <>
      {may.assign.allowed ? (
        <AssignMenu
          of={nameOf(contact)}
          current={conversation}
          assignable={assignable}
          assign={(to) => void assign(to)}
          trigger={<Button className="max-w-48 px-2" />}
          isTight
        />
      ) : (
        <Assignee {...conversation} isTight />
      )}
      {may.close.allowed && (
        <Button
          busy={isBusy}
          icon={isOpen ? <Check aria-hidden /> : <RotateCcw aria-hidden />}
          onClick={() => setStatus(isOpen ? 'closed' : 'open')}
        >
          <span className="max-tablet:sr-only">{isOpen ? t('close') : t('reopen')}</span>
        </Button>
      )}
    </>
  );
}
