import 'server-only';
import { cookies } from 'next/headers';
import { newToken } from '@/lib/access/credentials/token';
import { sessionCookie, sessionCookieOptions } from './session-cookie';

/** As long as a person may leave the sign-in page open before they use a passkey. */
const minutes = 15;

const cookieName = () => sessionCookie().replace(/session$/, 'passkey');

/** A secret of this browser before anyone has signed in, which binds a challenge to it; the cookie keeps it. */
export async function browserSecret(): Promise<string> {
  const secret = (await knownBrowser()) || newToken();
  (await cookies()).set(cookieName(), secret, { ...sessionCookieOptions(), maxAge: minutes * 60 });
  return secret;
}

/** The same of a browser that has one; empty in every other, for which no challenge was made. */
export async function knownBrowser(): Promise<string> {
  return (await cookies()).get(cookieName())?.value ?? '';
}
