'use server';

import { refresh } from 'next/cache';
import { getTranslations } from 'next-intl/server';
import { stopOwnFactorReset } from '@/lib/access/factor-resets/own-reset';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { removeApp, removeFactor, renewCodes } from '@/lib/access/second-factor/change-factor';
import { Registration } from '@/lib/access/second-factor/passkeys/answers';
import { removePasskey, renamePasskey } from '@/lib/access/second-factor/passkeys/change-passkey';
import { registerPasskey, registrationOptions } from '@/lib/access/second-factor/passkeys/register-passkey';
import { beginSetUp, confirmSetUp } from '@/lib/access/second-factor/set-up';
import { renewSession } from '@/lib/access/sessions/renew-token';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { BeginSetUp, ConfirmSetUp, Nothing, RemovePasskey, RenamePasskey } from './inputs';

/** Begins to set up an authenticator app; the page then shows its secret. */
export const beginSetUpAction = action('signed-in', BeginSetUp, async ({ person }, { password }) => {
  await beginSetUp(person, password);
  await keepSession(await renewSession(person));
  refresh();
});

/** Confirms it by a code, and returns the recovery codes of a first factor for the only time. */
export const confirmSetUpAction = action('signed-in', ConfirmSetUp, async ({ person }, { code }) => {
  const { codes, session } = await confirmSetUp(person, code);
  await keepSession(session);
  if (codes.length === 0) refresh();
  return { codes };
});

/** What the browser needs to make a passkey. */
export const registrationOptionsAction = action('signed-in', BeginSetUp, async ({ person }, { password }) => {
  const options = await registrationOptions(person, password);
  await keepSession(await renewSession(person));
  return options;
});

/** Adds it, and returns the recovery codes of a first factor for the only time. */
export const registerPasskeyAction = action('signed-in', Registration, async ({ person }, answer) => {
  const t = await getTranslations('secondFactor');
  const { session, ...added } = await registerPasskey(person, answer, t('passkey'));
  await keepSession(session);
  return added;
});

/** Needs a fresh factor, as do the next two. */
export const renamePasskeyAction = action('signed-in', RenamePasskey, async ({ person }, input) => {
  await renamePasskey(person, input);
});

export const removePasskeyAction = action('signed-in', RemovePasskey, async ({ person }, input) => {
  await removePasskey(person, input);
});

export const removeAppAction = action('signed-in', Nothing, async ({ person }) => {
  await removeApp(person);
  refresh();
});

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

export const renamePasskeyFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(renamePasskeyAction, form, { form: 'rename-passkey', keep: ['name'], goTo: page }),
);

export const removePasskeyFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(removePasskeyAction, form, { form: 'remove-passkey', keep: [], goTo: page }),
);

export const removeAppFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(removeAppAction, form, { form: 'remove-app', keep: [], goTo: page }),
);

export const removeFactorFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(removeFactorAction, form, { form: 'remove-factor', keep: [], goTo: page }),
);

export const stopOwnResetFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(stopOwnResetAction, form, { form: 'stop-own-reset', keep: [], goTo: page }),
);
