import type { z } from 'zod';
import type { ActionResult } from '@/lib/platform/action-result';
import type { SignIn } from './inputs';

/** Signs in through next-auth and returns the result of an action, so that the form handles it like any other. */
export async function signInWithPassword(input: z.input<typeof SignIn>): Promise<ActionResult<null>> {
  const { signIn } = await import('next-auth/react');
  const answer = await signIn('credentials', { ...input, redirect: false, callbackUrl: '/' });
  if (answer?.ok) return { ok: true, data: null };
  if (answer?.error === 'throttled')
    return { ok: false, error: { kind: 'throttled', status: 429, message: 'throttled' } };
  if (answer?.error === 'CredentialsSignin')
    return { ok: false, error: { kind: 'invalid', status: 401, message: 'wrong-credentials' } };
  return { ok: false, error: { kind: 'unavailable', status: 503, message: 'unavailable' } };
}
