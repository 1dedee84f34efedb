import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/collection-records';
import type { Transaction } from '@/db/tenant';
import { trackingLink } from '@/lib/auth/links';
import { collectionOf } from '@/lib/collections/registry';
import { postSigned } from '@/lib/http/post-signed';
import { campaignHtml, campaignText } from '@/lib/mail/campaign-layout';
import { sendMail } from '@/lib/mail/transport';
import type { RecordRow } from '../records/lock';
import { previewOf } from '../records/preview';
import { secretOf } from '../records/secret';
import { type WayOut, wayOut, wayOutHeaders } from '../unsubscribed/token';
import { wayOutWords } from '../unsubscribed/words';
import { footOf } from './foot';
import { testSubject } from './test-subject';
import { trackingToken } from './tracking-token';

/** Whom a campaign is brought to. */
export interface Recipient {
  /** Whose opening and clicking is counted; absent for a test. */
  deliveryId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
}

/** Carries one letter of a campaign; throws where another try may succeed. */
export type Carry = () => Promise<void>;

/** A letter as it would go out now; null when its sender is gone or it has no address to go to. */
export async function letterOf(
  tx: Transaction,
  campaign: RecordRow,
  recipient: Recipient,
): Promise<Carry | null> {
  const collection = collectionOf(campaign.collection);
  const [row] = await tx
    .select({ sender: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
    .from(collectionRecords)
    .where(
      and(
        eq(collectionRecords.workspaceId, campaign.workspaceId),
        eq(collectionRecords.collection, 'senders'),
        eq(collectionRecords.id, String(campaign.fields.sender)),
        isNull(collectionRecords.deletedAt),
      ),
    );
  if (!row || !collection) return null;
  const { heading, text, link } = await previewOf(tx, campaign.workspaceId, collection, campaign.fields);
  const own = text.replaceAll('{{name}}', recipient.name);
  const { email, phone, deliveryId } = recipient;
  const follows = (kind: 'open' | 'click') =>
    deliveryId && trackingLink(trackingToken({ kind, workspaceId: campaign.workspaceId, id: deliveryId }));
  const href = link && (follows('click') || link);
  const out: WayOut | null =
    deliveryId === null
      ? null
      : wayOut({ kind: 'delivery', workspaceId: campaign.workspaceId, id: deliveryId });
  if (campaign.collection === 'email-campaigns') {
    const address = row.sender.fields.email;
    if (!email || typeof address !== 'string') return null;
    const subject = heading ?? campaign.name;
    const letter = {
      subject: deliveryId ? subject : await testSubject(tx, campaign.workspaceId, subject),
      text: own,
      link: href,
      foot: await footOf(tx, campaign.workspaceId),
      leave: { words: await wayOutWords(tx, campaign.workspaceId, out), link: out?.page ?? null },
      pixel: follows('open'),
    };
    return () =>
      sendMail(email, {
        from: { name: row.sender.name, address },
        subject: letter.subject,
        text: campaignText(letter),
        html: campaignHtml(letter),
        headers: { Precedence: 'bulk', ...(out && wayOutHeaders(out)) },
      });
  }
  const [secret, url] = [secretOf(row.sender), row.sender.fields.url];
  if (!phone || !secret || typeof url !== 'string') return null;
  const content = { id: deliveryId, to: phone, text: href ? `${own}\n${href}` : own, unsubscribe: out };
  return async () => {
    await postSigned({ url, secret, now: row.now, content });
  };
}
