import 'server-only';
import { type SignedId, signedIds } from '@/lib/access/credentials/signed-id';

/** What an address counts: an email opened, its link followed, or the link of an ad or a page. */
const kinds = ['open', 'click', 'link'] as const;

/** `id` is that of a delivery, or, of a `link`, that of the record. */
export type Tracked = SignedId<(typeof kinds)[number]>;

/** Names what is counted. */
export const { make: trackingToken, read: readTrackingToken } = signedIds('tracking', kinds);
