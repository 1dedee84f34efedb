import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import { findPendingSignIn } from './pending-sign-in';
import { recordFailure } from './record-sign-in';
import type { Device } from './started-session';

/** Completes a waiting sign-in, and records where the second factor was wrong. */
export async function recordingWrongCode<T>(
  token: string,
  device: Device,
  complete: () => Promise<T>,
): Promise<T> {
  try {
    return await complete();
  } catch (error) {
    if (error instanceof Invalid) {
      const person = await findPendingSignIn(token);
      await recordFailure(person?.userId ?? null, 'wrong-code', device);
    }
    throw error;
  }
}
