import 'server-only';
import { oneClickLink, unsubscribeLink } from '@/lib/access/credentials/links';
import { type SignedId, signedIds } from '@/lib/access/credentials/signed-id';

/** `delivery`: a letter of a campaign, which then counts who left by it; `contact`: whom anything else was sent to. */
const kinds = ['delivery', 'contact'] as const;

const tokens = signedIds('unsubscribe', kinds);

export const { make: unsubscribeToken, read: readUnsubscribeToken } = tokens;

/** The two ways out that go with a message: a page with a button, and an address for mail programs to post to. */
export interface WayOut {
  page: string;
  oneClick: string;
}

export function wayOut(named: SignedId<(typeof kinds)[number]>): WayOut {
  const token = unsubscribeToken(named);
  return { page: unsubscribeLink(token), oneClick: oneClickLink(token) };
}

/** What mail programs make a button of their own of (RFC 8058). */
export const wayOutHeaders = ({ oneClick }: WayOut): Record<string, string> => ({
  'List-Unsubscribe': `<${oneClick}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
