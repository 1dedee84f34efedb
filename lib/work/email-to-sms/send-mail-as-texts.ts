import 'server-only';
import { v5, v7 } from 'uuid';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { Invalid, Throttled } from '@/lib/platform/errors';
import { type Limit, takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import { type Attempt, logAttempt, logAttemptWithin } from '@/lib/work/deliveries/log-attempt';
import { parseMail } from '@/lib/work/inbox/channels/mailbox/parse-mail';
import { senderOf } from '@/lib/work/inbox/channels/message-sender';
import { lockReceiving } from '@/lib/work/inbox/channels/receive-on';
import { charge, hasSmsChannel } from '@/lib/work/sending/send-message';
import { sendText } from '@/lib/work/sending/send-text';
import { isUnsubscribed, type Recipient } from './accept-recipient';
import { findRegistration, RefusedByRegistration, type Registration } from './find-registration';
import type { Refusal, RefusedMail } from './refused-mail';
import { textOfMail } from './text-of-mail';

/** A person or a monitoring system sends less; a loop more. */
const limit: Limit = { name: 'email-to-sms', most: 300, minutes: 10 };

/** A received mail, with the accepted recipients, all of one registration. */
export interface ReceivedMail {
  from: string;
  recipients: readonly Recipient[];
  source: Buffer;
}

/**
 * Sends a mail as text messages of the account that registered its sender, to all recipients or to none. A mail that
 * is received again, because its server lost the answer, is sent once.
 *
 * @throws RefusedMail; any other error means that the server should try again later
 */
export async function sendMailAsTexts({ from, recipients, source }: ReceivedMail): Promise<void> {
  const registrationId = recipients[0]?.registrationId ?? '';
  const mail = await parseMail(source);
  const startedAt = performance.now();
  await inTenant({ channelId: registrationId }, async (tx) => {
    const registration = await findRegistration(tx, registrationId, from);
    const refuse = (reason: Refusal) => new RefusedByRegistration(reason, logged(registration));
    const body = textOfMail(mail, registration.shape);
    if (body === '') throw refuse('no-text');
    const { workspaceId, spender, sender } = registration;
    await takeAttemptWithin(tx, limit, registrationId).catch(
      refusing((error) => error instanceof Throttled && refuse('too-often')),
    );
    await lockReceiving(tx, workspaceId);
    if (!(await hasSmsChannel(tx, spender))) throw refuse('no-sms-channel');
    const requestOf = (to: string) => v5(`${mail.externalId} ${to}`, registrationId);
    const written: string[] = [];
    for (const phone of phonesOf(recipients)) {
      if (await isUnsubscribed(tx, workspaceId, phone)) throw refuse('unsubscribed');
      const text = { body, sender, requestId: requestOf(phone) };
      if (await send(tx, registration, phone, text)) written.push(phone);
    }
    await charge(tx, spender, { body, requestId: requestOf(written.join(' ')) }, written.length).catch(
      refusing(
        (error) => error instanceof Invalid && error.fields[''] === 'no-credit' && refuse('no-credit'),
      ),
    );
    await logAttemptWithin(tx, attempt(logged(registration)), {
      ...{ outcome: 'taken', responseCode: 250, error: written.length > 0 ? null : 'repeated' },
      milliseconds: Math.round(performance.now() - startedAt),
    });
    await announce(tx, { topic: 'work', workspaceId });
  });
}

/** Each once, in a fixed order, so that two mails to the same people cannot deadlock. */
const phonesOf = (recipients: readonly Recipient[]) =>
  [...new Set(recipients.map(({ phone }) => phone))].sort();

async function send(
  tx: Transaction,
  { workspaceId, spender: { workspace } }: Registration,
  phone: string,
  text: Parameters<typeof sendText>[3],
): Promise<boolean> {
  const contact = await senderOf(tx, workspaceId, { phone });
  return sendText(tx, { workspace, member: { id: null }, reach: { kind: 'all' } }, contact, text);
}

/** Throws the refusal that an error means; other errors as they are. */
const refusing = (refusalOf: (error: unknown) => RefusedMail | false) => (error: unknown) => {
  throw refusalOf(error) || error;
};

/** Logs a refusal where it names a registration, without content and addresses. */
export async function logRefusal(error: unknown): Promise<void> {
  if (!(error instanceof RefusedByRegistration)) return;
  const { responseCode, reason } = error;
  await logAttempt(attempt(error.registration), {
    ...{ outcome: 'refused', responseCode, error: reason, milliseconds: 0 },
  });
}

const logged = ({ workspaceId, id }: Registration) => ({ workspaceId, recordId: id });

const attempt = (at: Pick<Attempt, 'workspaceId' | 'recordId'>): Attempt => ({
  ...at,
  ...{ direction: 'in', jobId: v7(), about: 'message', attempt: 1 },
});
