'use server';

import { completeFactorReset, stopFactorResetByLink } from '@/lib/access/factor-resets/own-reset';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { ResetLink } from './inputs';

/** Removes the second factor by the link. */
export const completeFactorResetAction = action('anyone', ResetLink, async ({ ip }, { token }) => {
  await completeFactorReset(token, ip);
});

/** Stops the reset by the link; the factor stays. */
export const stopFactorResetByLinkAction = action('anyone', ResetLink, async ({ ip }, { token }) => {
  await stopFactorResetByLink(token, ip);
});

/** The same for the forms posted without script. */
export const completeFactorResetFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(completeFactorResetAction, form, { form: 'complete-factor-reset', keep: [], done: () => ({}) }),
);

export const stopFactorResetFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(stopFactorResetByLinkAction, form, { form: 'stop-factor-reset', keep: [], done: () => ({}) }),
);
