import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import type { SignedIn } from '@/lib/access/context/context';
import { findSession } from '@/lib/access/sessions/find-session';
import { findPendingSignIn, type PendingPerson } from '@/lib/access/sessions/pending-sign-in';
import { sessionCookie } from '@/lib/access/sign-in/session-cookie';
import { clientIp } from '@/lib/platform/http/client';
import { note } from '@/lib/platform/refusals/asked';

/**
 * The session's person, read from the database once a request (R4), with what they view as; null when signed out. Only
 * the gate asks for it: others ask for `currentPerson`.
 */
export const currentSession = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  if (!token) return null;
  const session = await findSession(token);
  if (session) note({ user: session.userId });
  return session && { ...session, ip: await clientIp() };
});

/**
 * The signed-in person who acts as themself; null when signed out, and while they view as another (VA1): downloads,
 * uploads, streams and the pages outside the viewed workspace are closed to them then.
 */
export async function currentPerson(): Promise<SignedIn | null> {
  const person = await currentSession();
  return person?.viewing ? null : person;
}

/** The person whose sign-in waits for the second factor (B17). They are signed out for every page but the challenge. */
export const pendingPerson = cache(async (): Promise<PendingPerson | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  return token ? findPendingSignIn(token) : null;
});
