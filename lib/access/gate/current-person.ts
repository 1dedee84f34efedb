import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import type { SignedIn } from '@/lib/access/context/context';
import { findSession } from '@/lib/access/sessions/find-session';
import { sessionCookie } from '@/lib/access/sign-in/session-cookie';
import { clientIp } from '@/lib/platform/http/client';

/** The signed-in person, read from the database once a request (R4); null when signed out. */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  if (!token) return null;
  const session = await findSession(token);
  return session && { ...session, ip: await clientIp() };
});
