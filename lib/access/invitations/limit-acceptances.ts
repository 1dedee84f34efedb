import 'server-only';
import { from, type Limit, takeTry } from '@/lib/platform/limits/take-try';

const perNetwork: Limit = { name: 'accept-place', most: 60, minutes: 15 };

/**
 * Tokens cannot be guessed, but each attempt that hashes a password costs the server time.
 *
 * @throws Throttled
 */
export function limitAcceptances(ip: string | null): Promise<void> {
  return takeTry(perNetwork, from(ip));
}
