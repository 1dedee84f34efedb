'use server';

import { action } from '@/lib/access/gate/action';
import { confirmEntry } from '@/lib/work/forms/confirm-entry';
import { ConfirmEntry } from './inputs';

/** Confirms a form entry by the link sent to its mailbox; works without a session. */
export const confirmEntryAction = action('anyone', ConfirmEntry, (_, { token }) => confirmEntry(token));
