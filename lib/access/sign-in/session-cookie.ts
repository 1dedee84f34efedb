import 'server-only';
import { cookies } from 'next/headers';
import type { StartedSession } from '@/lib/access/sessions/start-session';
import { env } from '@/lib/platform/settings/settings';

const isSecure = () => env().APP_ORIGIN.startsWith('https:');

/** Name of the session cookie. `__Host-` binds it to this very host, where the origin is https (HD1). */
export function sessionCookie(): string {
  return `${isSecure() ? '__Host-' : ''}latchkey.session`;
}

/** Out of reach of scripts, and not sent along by other sites' forms. */
export function sessionCookieOptions() {
  return { httpOnly: true, sameSite: 'lax', path: '/', secure: isSecure() } as const;
}

/** Gives the browser a new session; whatever cookie it had before is replaced (SE4). */
export async function keepSession({ token, expiresAt }: StartedSession): Promise<void> {
  (await cookies()).set(sessionCookie(), token, { ...sessionCookieOptions(), expires: expiresAt });
}

/** Takes the session cookie from the browser. */
export async function forgetSession(): Promise<void> {
  (await cookies()).set(sessionCookie(), '', { ...sessionCookieOptions(), maxAge: 0 });
}
