'use server';

import { action } from '@/lib/access/gate/action';
import { confirmEntry } from '@/lib/work/forms/confirm-entry';
import { ConfirmEntry } from './inputs';

/** Whoever has the mailbox says that it was they; nobody has to be known here. */
export const confirmEntryAction = action('anyone', ConfirmEntry, (_, { token }) => confirmEntry(token));
