'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { unsubscribe } from '@/lib/work/unsubscribed/unsubscribe';
import { Leave } from './inputs';

/** Unsubscribes by the link in an email; works without a session. */
export const leaveAction = action('anyone', Leave, (_, { token }) => unsubscribe(token));

/** The same for the form posted without script: the page then says that the reader has left. */
export const leaveFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(leaveAction, form, { form: 'leave', keep: [] }),
);
