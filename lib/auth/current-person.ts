import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { clientIp } from '@/lib/http/client';
import type { SignedIn } from '@/lib/services/access/context';
import { findSession } from '@/lib/services/sessions/find';
import { sessionCookie } from './session-cookie';

/** Who is signed in, read from the database once a request (R4); null when nobody is. */
export const currentPerson = cache(async (): Promise<SignedIn | null> => {
  const token = (await cookies()).get(sessionCookie())?.value;
  if (!token) return null;
  const session = await findSession(token);
  return session && { ...session, ip: await clientIp() };
});
