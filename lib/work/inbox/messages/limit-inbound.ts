import 'server-only';
import { from, type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';

/** Several times the peak rate of one channel's messaging system. */
const ofChannel: Limit = { name: 'inbound', most: 1_200, minutes: 1 };

/** All posts from one network, for any channel id, known or not. */
const perNetwork: Limit = { name: 'inbound-from', most: 6_000, minutes: 1 };

/**
 * Counts a post to a channel against the limits of its network before it is read, so that strangers cannot
 * use up a channel's allowance.
 * @throws Throttled
 */
export async function limitInbound(channelId: string, ip: string | null): Promise<void> {
  await takeAttempt(perNetwork, from(ip));
  await takeAttempt(ofChannel, channelId, from(ip));
}
