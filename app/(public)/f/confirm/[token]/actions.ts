'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { confirmEntry } from '@/lib/work/forms/confirm-entry';
import { ConfirmEntry } from './inputs';

/** Confirms a form entry by the link sent to its mailbox; works without a session. */
export const confirmEntryAction = action('anyone', ConfirmEntry, (_, { token }) => confirmEntry(token));

/** The same for the form posted without script: the page then says that it is confirmed. */
export const confirmEntryFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(confirmEntryAction, form, { form: 'confirm-entry', keep: [] }),
);
