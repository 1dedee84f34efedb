import 'server-only';
import { startSession } from '@/lib/access/sessions/start-session';
import type { Device, StartedSession } from '@/lib/access/sessions/started-session';
import { Invalid } from '@/lib/platform/errors';
import { personWithPassword } from './sign-in';

/**
 * Checks a password and starts a new session in this browser, whatever session it had before (SE4).
 *
 * @param typed email or username, and password
 * @throws Invalid `wrong-credentials`, for an unknown account as for a wrong password (AU1)
 * @throws Throttled after too many failures (LI1, LI2)
 */
export async function signInWithPassword(
  typed: { identifier: string; password: string },
  device: Device,
): Promise<StartedSession> {
  const person = await personWithPassword(typed.identifier, typed.password, device.ip, device.userAgent);
  if (!person) throw new Invalid({ '': 'wrong-credentials' });
  return startSession(person.id, device, 'password');
}
