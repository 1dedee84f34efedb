import 'server-only';
import { Invalid } from '@/lib/platform/errors';
import { recordFailure } from './record-sign-in';
import type { Device } from './started-session';

/**
 * Does what a second factor opens, and records where it was wrong (SE9).
 *
 * @param whose the id of the person who has to give it; null where it names no one
 */
export async function recordingWrongFactor<T>(
  whose: () => string | null | Promise<string | null>,
  device: Device,
  open: () => Promise<T>,
): Promise<T> {
  try {
    return await open();
  } catch (error) {
    if (error instanceof Invalid) await recordFailure(await whose(), 'wrong-code', device);
    throw error;
  }
}
