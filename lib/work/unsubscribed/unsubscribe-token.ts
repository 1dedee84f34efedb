import 'server-only';
import { oneClickLink, unsubscribeLink } from '@/lib/access/credentials/links';
import { type SignedId, signedIds } from '@/lib/access/credentials/signed-id';

/**
 * `delivery`: an email of a campaign, whose report counts the unsubscription; `contact`: the recipient of any
 * other message.
 */
const kinds = ['delivery', 'contact'] as const;

const tokens = signedIds('unsubscribe', kinds);

export const { make: unsubscribeToken, read: readUnsubscribeToken } = tokens;

/** The two addresses to unsubscribe: a page with a button, and one that mail programs post to. */
export interface UnsubscribeLinks {
  page: string;
  oneClick: string;
}

export function unsubscribeLinks(named: SignedId<(typeof kinds)[number]>): UnsubscribeLinks {
  const token = unsubscribeToken(named);
  return { page: unsubscribeLink(token), oneClick: oneClickLink(token) };
}

/** The headers that make mail programs show a button to unsubscribe (RFC 8058). */
export const unsubscribeHeaders = ({ oneClick }: UnsubscribeLinks): Record<string, string> => ({
  'List-Unsubscribe': `<${oneClick}>`,
  'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
});
