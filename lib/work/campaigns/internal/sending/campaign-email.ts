import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import { trackingLink } from '@/lib/access/credentials/links';
import { postSigned } from '@/lib/platform/http/post-signed';
import { isMailDiscarded } from '@/lib/platform/mail/discard-mail';
import { sendMail } from '@/lib/platform/mail/transport';
import { fillIn } from '@/lib/platform/placeholders';
import { sendingRoute } from '@/lib/work/domains/sending-route';
import { emailFooter } from '@/lib/work/emails/email-footer';
import { emailHtml, emailText } from '@/lib/work/emails/email-layout';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { liveRecords } from '@/lib/work/records/live-records';
import { type PreviewView, previewOf } from '@/lib/work/records/preview-record';
import { secretOf } from '@/lib/work/records/record-secret';
import { trackingToken } from '@/lib/work/records/tracking-token';
import {
  type UnsubscribeLinks,
  unsubscribeHeaders,
  unsubscribeLinks,
} from '@/lib/work/unsubscribed/unsubscribe-token';
import { unsubscribeWords } from '@/lib/work/unsubscribed/unsubscribe-words';
import { campaignKind } from '../definitions/campaign-kinds';
import { testSubject } from './test-subject';

/** The recipient of a campaign. */
export interface Recipient {
  /** The delivery whose opening and click are counted; absent for a test. */
  deliveryId: string | null;
  name: string;
  email: string | null;
  phone: string | null;
}

/** Sends one message of a campaign. It throws where a retry may succeed. */
export type Send = (jobId: string) => Promise<void>;

/**
 * Builds a message as it would be sent now; null when its sender is gone or not verified, or the recipient
 * has no address.
 */
export async function campaignEmailOf(
  tx: Transaction,
  campaign: RecordRow,
  recipient: Recipient,
): Promise<Send | null> {
  const collection = campaignKind(campaign.collection);
  const [row] = await tx
    .select({ sender: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
    .from(collectionRecords)
    .where(
      and(
        liveRecords(campaign.workspaceId, 'senders'),
        eq(collectionRecords.id, String(campaign.fields.sender)),
      ),
    );
  if (!row || !collection) return null;
  const preview = await previewOf(tx, campaign.workspaceId, collection, campaign.fields);
  const filled = (text: string) => fillIn(text, { name: recipient.name });
  const heading = preview.heading && filled(preview.heading);
  const draft = { ...row, campaign, recipient, preview: { ...preview, heading, text: filled(preview.text) } };
  return campaign.collection === 'email-campaigns' ? emailOf(tx, draft) : textMessageOf(draft);
}

interface Draft {
  campaign: RecordRow;
  recipient: Recipient;
  sender: RecordRow;
  /** The content, filled in for this recipient. */
  preview: PreviewView;
  now: number;
}

async function emailOf(tx: Transaction, draft: Draft): Promise<Send | null> {
  const { campaign, recipient, sender, preview } = draft;
  const { workspaceId } = campaign;
  const { email, deliveryId } = recipient;
  const { email: address } = sender.fields;
  if (!email || typeof address !== 'string') return null;
  const route = isMailDiscarded() ? {} : await sendingRoute(tx, workspaceId, address);
  if (!route) return null;
  const subject = preview.heading ?? campaign.name;
  const out = unsubscribeLinksOf(draft);
  const mail = {
    subject: deliveryId ? subject : await testSubject(tx, workspaceId, subject),
    text: preview.text,
    link: countedLink(draft),
    footer: await emailFooter(tx, workspaceId),
    leave: { words: await unsubscribeWords(tx, workspaceId, out), link: out?.page ?? null },
    pixel: deliveryId && trackingLink(trackingToken({ kind: 'open', workspaceId, id: deliveryId })),
  };
  return (jobId) =>
    sendMail(email, {
      jobId,
      from: { name: sender.name, address },
      subject: mail.subject,
      text: emailText(mail),
      html: emailHtml(mail),
      headers: { Precedence: 'bulk', ...(out && unsubscribeHeaders(out)) },
      route,
    });
}

function textMessageOf(draft: Draft): Send | null {
  const { recipient, sender, preview, now } = draft;
  const { phone, deliveryId } = recipient;
  const [secret, url] = [secretOf(sender), sender.fields.url];
  if (!phone || !secret || typeof url !== 'string') return null;
  const text = [preview.text, countedLink(draft)].filter(Boolean).join('\n');
  const content = { id: deliveryId, to: phone, text, unsubscribe: unsubscribeLinksOf(draft) };
  return async () => {
    await postSigned({ url, secret, now, content });
  };
}

/** The link of a campaign, through an address that counts the click. */
function countedLink({
  campaign: { workspaceId },
  recipient: { deliveryId },
  preview,
}: Draft): string | null {
  if (!preview.link || !deliveryId) return preview.link;
  return trackingLink(trackingToken({ kind: 'click', workspaceId, id: deliveryId }));
}

/** A test has no link to unsubscribe, because its recipient is not a reader. */
function unsubscribeLinksOf({
  campaign: { workspaceId },
  recipient: { deliveryId },
}: Draft): UnsubscribeLinks | null {
  return deliveryId ? unsubscribeLinks({ kind: 'delivery', workspaceId, id: deliveryId }) : null;
}
