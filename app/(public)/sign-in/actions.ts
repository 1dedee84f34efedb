'use server';

import { redirect } from 'next/navigation';
import { action } from '@/lib/access/gate/action';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { signInWithPassword } from '@/lib/access/sign-in/sign-in-with-password';
import { failure } from '@/lib/platform/http/failure';
import { env } from '@/lib/platform/settings/settings';
import { PlainSignIn, SignIn } from './inputs';

/** Signs in by password. The form that posts it loads the next page. */
export const signInAction = action('anyone', SignIn, async ({ ip, userAgent }, typed) => {
  await keepSession(await signInWithPassword(typed, { ip, userAgent }));
});

/**
 * The same for the form as a browser posts it without script. Its answer is always another page: the one asked for
 * (AU10), or the sign-in page with the reason.
 */
export const signInFormAction = action('anyone', PlainSignIn, async ({ ip, userAgent }, input) => {
  const goTo = returnPath(input.goTo, env().APP_ORIGIN);
  try {
    await keepSession(await signInWithPassword(input, { ip, userAgent }));
  } catch (error) {
    const { message } = failure(error);
    redirect(`/sign-in?${new URLSearchParams({ error: message, callbackUrl: goTo })}`);
  }
  redirect(goTo);
});
