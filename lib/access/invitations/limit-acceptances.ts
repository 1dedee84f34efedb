import 'server-only';
import { from, type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';

const perNetwork: Limit = { name: 'accept-place', most: 60, minutes: 15 };

/**
 * Tokens cannot be guessed, but each attempt that hashes a password costs the server time.
 *
 * @throws Throttled
 */
export function limitAcceptances(ip: string | null): Promise<void> {
  return takeAttempt(perNetwork, from(ip));
}
