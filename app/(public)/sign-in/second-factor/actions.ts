'use server';

import { cookies } from 'next/headers';
import { action, type Visitor } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { completeWithFactor, renewFactor } from '@/lib/access/second-factor/give-factor';
import { Assertion } from '@/lib/access/second-factor/passkeys/answers';
import {
  completeWithPasskey,
  optionsOfRenewal,
  optionsOfSignIn,
  renewWithPasskey,
} from '@/lib/access/second-factor/passkeys/give-passkey';
import { findPendingSignIn } from '@/lib/access/sessions/pending-sign-in';
import { recordingWrongFactor } from '@/lib/access/sessions/record-wrong-factor';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession, sessionCookie } from '@/lib/access/sign-in/session-cookie';
import { env } from '@/lib/platform/settings/settings';
import { GiveFactor, Nothing } from './inputs';

const pendingToken = async () => (await cookies()).get(sessionCookie())?.value ?? '';

/** Keeps the session that the factor opens, and records where it was wrong. */
async function give(
  { person, ip, userAgent }: Visitor,
  token: string,
  open: () => Promise<StartedSession>,
): Promise<void> {
  const whose = async () => person?.userId ?? (await findPendingSignIn(token))?.userId ?? null;
  await keepSession(await recordingWrongFactor(whose, { ip, userAgent }, open));
}

/** Completes the sign-in that waits in this browser, or gives the factor again in an open session (B17). */
export const giveFactorAction = action('anyone', GiveFactor, async (visitor, { code }) => {
  const { person, ip, userAgent } = visitor;
  const token = await pendingToken();
  await give(visitor, token, () =>
    person ? renewFactor(person, code) : completeWithFactor(token, code, { ip, userAgent }),
  );
});

/** What the browser needs to ask for a passkey in its place. */
export const passkeyOptionsAction = action('anyone', Nothing, async ({ person }) =>
  person ? optionsOfRenewal(person) : optionsOfSignIn(await pendingToken()),
);

/** Completes the sign-in, or renews the factor, by a passkey (B17). */
export const givePasskeyAction = action('anyone', Assertion, async (visitor, answer) => {
  const { person, ip, userAgent } = visitor;
  const token = await pendingToken();
  await give(visitor, token, () =>
    person ? renewWithPasskey(person, answer) : completeWithPasskey(token, answer, { ip, userAgent }),
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
