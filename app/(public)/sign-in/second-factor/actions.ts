'use server';

import { cookies } from 'next/headers';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { completeWithFactor, renewFactor } from '@/lib/access/second-factor/give-factor';
import { Assertion } from '@/lib/access/second-factor/passkeys/answers';
import {
  completeWithPasskey,
  optionsOfRenewal,
  optionsOfSignIn,
  renewWithPasskey,
} from '@/lib/access/second-factor/passkeys/give-passkey';
import { recordingWrongCode } from '@/lib/access/sessions/record-wrong-code';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession, sessionCookie } from '@/lib/access/sign-in/session-cookie';
import { env } from '@/lib/platform/settings/settings';
import { GiveFactor, Nothing } from './inputs';

const pendingToken = async () => (await cookies()).get(sessionCookie())?.value ?? '';

/** Completes the sign-in that waits in this browser, or gives the factor again in an open session (B17). */
export const giveFactorAction = action('anyone', GiveFactor, async (visitor, { code }) => {
  const { person, ip, userAgent } = visitor;
  if (person) return renewFactor(person, code);
  const [token, device] = [await pendingToken(), { ip, userAgent }];
  await keepSession(await recordingWrongCode(token, device, () => completeWithFactor(token, code, device)));
});

/** What the browser needs to ask for a passkey in its place. */
export const passkeyOptionsAction = action('anyone', Nothing, async ({ person }) =>
  person ? optionsOfRenewal(person) : optionsOfSignIn(await pendingToken()),
);

/** Completes the sign-in, or renews the factor, by a passkey (B17). */
export const givePasskeyAction = action('anyone', Assertion, async (visitor, answer) => {
  const { person, ip, userAgent } = visitor;
  if (person) return renewWithPasskey(person, answer);
  const [token, device] = [await pendingToken(), { ip, userAgent }];
  await keepSession(
    await recordingWrongCode(token, device, () => completeWithPasskey(token, answer, device)),
  );
});

/** Giving a code, for the form posted without script; after it comes the page that was asked for (AU10). */
export const giveFactorFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(giveFactorAction, form, {
    form: 'second-factor',
    keep: [],
    goTo: () => returnPath(String(form.get('goTo')), env().APP_ORIGIN),
  }),
);
