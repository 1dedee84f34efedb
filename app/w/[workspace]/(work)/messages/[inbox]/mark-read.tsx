'use client';

import { useEffect, useEffectEvent } from 'react';
import type { ConversationView } from '@/lib/work/inbox/conversations/conversation-view';
import { useContactsPage } from '../../contacts/contacts-page-context';
import { markConversationReadAction } from '../actions';

/** Whoever sees a conversation open has read it: at once, and whenever something comes while it is looked at. */
export function MarkRead({ conversation: { id, isUnread, place } }: { conversation: ConversationView }) {
  const { workspace } = useContactsPage();
  const mark = useEffectEvent(() => {
    if (isUnread && document.visibilityState === 'visible') {
      void markConversationReadAction({ workspace, conversationId: id });
    }
  });
  // What it looks at: which conversation, and how far that has come.
  const seen = `${id} ${place}`;
  useEffect(() => {
    if (!seen) return;
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [seen]);
  return null;
}
