'use server';

import { refresh } from 'next/cache';
import { stopOwnFactorReset } from '@/lib/access/factor-resets/own-reset';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { removeFactor, renewCodes } from '@/lib/access/second-factor/change-factor';
import { beginSetUp, confirmSetUp } from '@/lib/access/second-factor/set-up';
import { BeginSetUp, ConfirmSetUp, Nothing } from './inputs';

/** Begins to set up an authenticator app; the page then shows its secret. */
export const beginSetUpAction = action('signed-in', BeginSetUp, async ({ person }, { password }) => {
  await beginSetUp(person, password);
  refresh();
});

/** Confirms it by a code, and returns the recovery codes for the only time. */
export const confirmSetUpAction = action('signed-in', ConfirmSetUp, async ({ person }, { code }) => ({
  codes: await confirmSetUp(person, code),
}));

/** Needs a fresh factor; returns the new recovery codes for the only time. */
export const renewCodesAction = action('signed-in', Nothing, async ({ person }) => ({
  codes: await renewCodes(person),
}));

/** Needs a fresh factor. */
export const removeFactorAction = action('signed-in', Nothing, async ({ person }) => {
  await removeFactor(person);
  refresh();
});

/** Stops the reset that an administrator began; the factor stays. */
export const stopOwnResetAction = action('signed-in', Nothing, async ({ person }) => {
  await stopOwnFactorReset(person);
  refresh();
});

const page = () => '/second-factor';
const shownCodes = ({ codes }: { codes: string[] }) => ({ codes });

/** The same for the forms posted without script. */
export const beginSetUpFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(beginSetUpAction, form, { form: 'begin-set-up', keep: [], goTo: page }),
);

export const confirmSetUpFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(confirmSetUpAction, form, { form: 'confirm-set-up', keep: [], done: shownCodes }),
);

export const renewCodesFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(renewCodesAction, form, { form: 'renew-codes', keep: [], done: shownCodes }),
);

export const removeFactorFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(removeFactorAction, form, { form: 'remove-factor', keep: [], goTo: page }),
);

export const stopOwnResetFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(stopOwnResetAction, form, { form: 'stop-own-reset', keep: [], goTo: page }),
);
