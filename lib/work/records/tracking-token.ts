import 'server-only';
import { type SignedId, signedIds } from '@/lib/access/credentials/signed-id';
import { NotFound } from '@/lib/platform/errors';

/**
 * What a tracked address counts: an opened email, its followed link, or the followed link of an ad or a page.
 */
const kinds = ['open', 'click', 'link'] as const;

/** `id` is that of a delivery, or, for `link`, that of the record. */
export type Tracked = SignedId<(typeof kinds)[number]>;

/** Signed tokens of tracked addresses. */
export const { make: trackingToken, read: readTrackingToken } = signedIds('tracking', kinds);

/** Counts the follower of a link, by kind. Resolves to the target; null without one. */
export type TrackedLinks = Partial<Record<Tracked['kind'], (tracked: Tracked) => Promise<string | null>>>;

/**
 * Counts the follower of a tracked address.
 * @returns the target of the link, or null
 * @throws NotFound for an invalid token, and for a deleted record
 */
export async function followLink(links: TrackedLinks, token: string): Promise<string | null> {
  const tracked = readTrackingToken(token);
  const follow = tracked && links[tracked.kind];
  if (!follow) throw new NotFound();
  return follow(tracked);
}
