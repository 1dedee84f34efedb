import 'server-only';
import type { Transaction } from '@/db/tenant';
import { Unavailable } from '@/lib/platform/errors';
import { isMailDiscarded } from '@/lib/platform/mail/discard-mail';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { sendMail } from '@/lib/platform/mail/transport';
import { fillIn } from '@/lib/platform/placeholders';
import { sendingRoute } from '@/lib/work/domains/sending-route';
import { emailFooter } from '@/lib/work/emails/email-footer';
import { emailHtml, emailText } from '@/lib/work/emails/email-layout';
import { emailSender } from '@/lib/work/emails/sender-address';
import { unsubscribeHeaders, unsubscribeLinks } from '@/lib/work/unsubscribed/unsubscribe-token';
import { unsubscribeWords } from '@/lib/work/unsubscribed/unsubscribe-words';
import type { DueMessage } from './due-message';

/**
 * Builds the email of an automation (S4.4); null for a contact without an address. The returned function sends it, after
 * the transaction.
 * @throws Unavailable, so that the outbox tries again, while mail is not configured, or the sender is gone or unverified
 */
export async function emailOf(
  tx: Transaction,
  { workspace: { id: workspaceId }, automation: { fields }, contact }: DueMessage,
  jobId: string,
): Promise<(() => Promise<void>) | null> {
  const { email, name } = contact;
  if (!email) return null;
  const sender = await emailSender(tx, workspaceId, fields.sender);
  if (!sender || !isMailConfigured()) throw new Unavailable();
  const route = isMailDiscarded() ? {} : await sendingRoute(tx, workspaceId, sender.address);
  if (!route) throw new Unavailable();
  const out = unsubscribeLinks({ kind: 'contact', workspaceId, id: contact.id });
  const content = {
    subject: fillIn(String(fields.subject), { name }),
    text: fillIn(String(fields.body), { name }),
    link: null,
    footer: await emailFooter(tx, workspaceId),
    leave: { words: await unsubscribeWords(tx, workspaceId, out), link: out.page },
    pixel: null,
  };
  return () =>
    sendMail(email, {
      jobId,
      from: sender,
      subject: content.subject,
      text: emailText(content),
      html: emailHtml(content),
      headers: { Precedence: 'bulk', ...unsubscribeHeaders(out) },
      route,
    });
}
