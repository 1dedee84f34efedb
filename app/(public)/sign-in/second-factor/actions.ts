'use server';

import { cookies } from 'next/headers';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { completeWithFactor, renewFactor } from '@/lib/access/second-factor/give-factor';
import { recordingWrongCode } from '@/lib/access/sessions/record-wrong-code';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession, sessionCookie } from '@/lib/access/sign-in/session-cookie';
import { env } from '@/lib/platform/settings/settings';
import { GiveFactor } from './inputs';

/** Completes the sign-in that waits in this browser, or gives the factor again in an open session (B17). */
export const giveFactorAction = action('anyone', GiveFactor, async (visitor, { code }) => {
  const { person, ip, userAgent } = visitor;
  if (person) return renewFactor(person, code);
  const token = (await cookies()).get(sessionCookie())?.value ?? '';
  const device = { ip, userAgent };
  await keepSession(await recordingWrongCode(token, device, () => completeWithFactor(token, code, device)));
});

/** The same for the form posted without script; after it comes the page that was asked for (AU10). */
export const giveFactorFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(giveFactorAction, form, {
    form: 'second-factor',
    keep: [],
    goTo: () => returnPath(String(form.get('goTo')), env().APP_ORIGIN),
  }),
);
