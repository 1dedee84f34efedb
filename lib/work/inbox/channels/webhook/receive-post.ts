import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { z } from 'zod';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { channels } from '@/db/schema/work/contacts';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { isWorkspaceClosed } from '@/lib/access/workspaces/pause-jobs';
import { Invalid, Unauthenticated } from '@/lib/platform/errors';
import { fieldErrors } from '@/lib/platform/field-errors';
import { signatureFault } from '@/lib/platform/http/signature';
import { cleanText } from '@/lib/platform/input/text';
import { ContactEmail } from '@/lib/platform/mail/mailbox-list';
import { type Attempt, logAttemptWithin } from '@/lib/work/deliveries/log-attempt';
import { RefusedPost } from '@/lib/work/deliveries/refused-post';
import { secretOf } from '@/lib/work/records/record-secret';
import { messageBody } from '../../message-body';
import { type ReceivingChannel, receiveOn } from '../receive-on';

/**
 * The body of a channel's post. `id` is the channel's id of the message: a repeated one is the same message.
 */
export const InboundMessage = z.object({
  id: z.string('invalid').min(1, 'required').max(200, 'too-long'),
  from: z.object({
    name: cleanText(false).pipe(z.string().max(200, 'too-long')).optional(),
    phone: z.string('invalid').max(100, 'bad-phone').optional(),
    email: ContactEmail.optional(),
  }),
  subject: cleanText(false).pipe(z.string().max(500, 'too-long')).optional(),
  text: messageBody,
});

/**
 * Receives a message that a messaging system posts for a webhook channel, and logs it.
 * @param signature the channel's signature of `body`, which must be the exact bytes sent
 * @returns the id of the message
 * @throws Unauthenticated for an invalid signature or an unknown channel: both answer alike
 * @throws Invalid
 */
export async function receivePost(
  channelId: string,
  signature: string | null,
  body: string,
): Promise<{ id: string }> {
  if (!z.uuid().safeParse(channelId).success) throw new Unauthenticated();
  const startedAt = performance.now();
  return inTenant({ channelId }, async (tx) => {
    const channel = await callingChannel(tx, channelId, signature, body);
    const { id: externalId, from, subject, text } = parse(body);
    await enter(tx, { workspaceId: channel.workspaceId });
    if (await isWorkspaceClosed(tx, channel.workspaceId)) throw new Unauthenticated();
    const { id, isNew } = await receiveOn(tx, channel, { externalId, text, subject, sender: { from } });
    await logAttemptWithin(tx, receivedPost(channel, id), {
      outcome: 'taken',
      responseCode: 202,
      error: isNew ? null : 'repeated',
      milliseconds: Math.round(performance.now() - startedAt),
    });
    return { id };
  });
}

/** A received post as the log names it. */
const receivedPost = (channel: Pick<ReceivingChannel, 'workspaceId' | 'id'>, jobId: string): Attempt => ({
  workspaceId: channel.workspaceId,
  recordId: channel.id,
  ...{ direction: 'in', jobId, about: 'message', attempt: 1 },
});

async function callingChannel(
  tx: Transaction,
  id: string,
  signature: string | null,
  body: string,
): Promise<ReceivingChannel> {
  const [row] = await tx
    .select({ record: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
    .from(collectionRecords)
    .where(and(eq(collectionRecords.id, id), isNull(collectionRecords.deletedAt)));
  const secret = row && secretOf(row.record);
  const kind = channels.find((each) => each === row?.record.fields.kind);
  if (!row || !secret || !kind) throw new Unauthenticated();
  const fault = signatureFault(secret, signature, body, row.now);
  if (fault) throw new RefusedPost(fault);
  if (row.record.state !== 'connected') throw new RefusedPost('disconnected');
  return { workspaceId: row.record.workspaceId, id, kind };
}

function parse(body: string): z.output<typeof InboundMessage> {
  let read: unknown;
  try {
    read = JSON.parse(body);
  } catch {
    throw new Invalid({ '': 'invalid' });
  }
  const parsed = InboundMessage.safeParse(read);
  if (!parsed.success) throw new Invalid(fieldErrors(parsed.error));
  return parsed.data;
}
