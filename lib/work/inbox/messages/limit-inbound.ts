import 'server-only';
import { from, type Limit, takeTry } from '@/lib/platform/limits/take-try';

/** Several times what a messaging system sends one channel in its busiest minute. */
const ofChannel: Limit = { name: 'inbound', most: 1_200, minutes: 1 };

/** What comes from one place for whatever channels, there or not. */
const perNetwork: Limit = { name: 'inbound-from', most: 6_000, minutes: 1 };

/**
 * Takes one of the posts to a channel that are left to the place it comes from, before it is read: nobody elsewhere
 * can use up what a channel's own system has.
 *
 * @throws Throttled
 */
export async function limitInbound(channelId: string, ip: string | null): Promise<void> {
  await takeTry(perNetwork, from(ip));
  await takeTry(ofChannel, channelId, from(ip));
}
