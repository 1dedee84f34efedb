'use server';

import { action } from '@/lib/action';
import { confirmEntry } from '@/lib/services/forms/confirm';
import { ConfirmEntry } from './inputs';

/** Whoever has the mailbox says that it was they; nobody has to be known here. */
export const confirmEntryAction = action('anyone', ConfirmEntry, (_, { token }) => confirmEntry(token));
