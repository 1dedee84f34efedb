'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { markConversationReadAction } from '../actions';

/** Marks the shown conversation as read, at once and whenever a message arrives while it is visible. */
export function MarkRead({ conversation: { id, isUnread, place } }: { conversation: ConversationView }) {
  const { workspace } = useContactsPage();
  const mark = useEffectEvent(() => {
    if (isUnread && document.visibilityState === 'visible') {
      void markConversationReadAction({ workspace, conversationId: id });
    }
  });
  // Conversation and position of its latest entry.
  const seen = `${id} ${place}`;
  useEffect(() => {
    if (!seen) return;
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [seen]);
  return null;
}
