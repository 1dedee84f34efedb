import 'server-only';
import { cookies } from 'next/headers';
import type { StartedSession } from '@/lib/access/sessions/started-session';
import { env } from '@/lib/platform/settings/settings';

const isSecure = () => env().APP_ORIGIN.startsWith('https:');

/** Name of the session cookie. `__Host-` binds it to this exact host, where the origin is https (HD1). */
export function sessionCookie(): string {
  return `${isSecure() ? '__Host-' : ''}latchkey.session`;
}

/** Invisible to scripts, and not sent with the forms of other sites. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}

/** Gives the browser a new session, replacing any present cookie (SE4). */
export async function keepSession({ token, expiresAt }: StartedSession): Promise<void> {
  (await cookies()).set(sessionCookie(), token, { ...sessionCookieOptions(), expires: expiresAt });
}

/** Removes the session cookie from the browser. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
