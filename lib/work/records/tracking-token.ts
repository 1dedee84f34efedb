import 'server-only';
import { type SignedId, signedIds } from '@/lib/access/credentials/signed-id';
import { NotFound } from '@/lib/platform/errors';

/** What an address counts: an email opened, its link followed, or the link of an ad or a page. */
const kinds = ['open', 'click', 'link'] as const;

/** `id` is that of a delivery, or, of a `link`, that of the record. */
export type Tracked = SignedId<(typeof kinds)[number]>;

/** Names what is counted. */
export const { make: trackingToken, read: readTrackingToken } = signedIds('tracking', kinds);

/** Counts who follows a link, by its kind. Resolves to where it leads; null where it leads nowhere. */
export type TrackedLinks = Partial<Record<Tracked['kind'], (tracked: Tracked) => Promise<string | null>>>;

/**
 * Counts who opened an address of ours, and says where it leads.
 *
 * @throws NotFound for a token that is not ours, and for what is gone
 */
export async function followLink(links: TrackedLinks, token: string): Promise<string | null> {
  const tracked = readTrackingToken(token);
  const follow = tracked && links[tracked.kind];
  if (!follow) throw new NotFound();
  return follow(tracked);
}
