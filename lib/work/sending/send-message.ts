import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { moveCredit, payerOf, type Spender, spenderFor } from '@/lib/work/credit/credit-ledger';
import { canSend } from '@/lib/work/inbox/channels/channel-conditions';
import { channelsAbove } from '@/lib/work/inbox/channels/channels-above';
import { addresseesOf, type SendTo } from './internal/sending-recipients';
import { smsParts } from './parts';
import { senderFor, sendText, type Text } from './send-text';

export interface Sent {
  messages: number;
  /** The cost in credits; 0 when the account is not prepaid. */
  credits: number;
}

/**
 * Sends a text message to a number or a group by the account's SMS channel. In a prepaid tree each part costs
 * one credit for each recipient; nothing is sent unless the credit suffices for all.
 * @throws Denied (S0.2–S0.5) · Invalid on `phone`, `listId`, or as a whole when no channel is connected or
 *   the credit does not suffice
 */
export function sendMessage(ctx: WorkspaceContext, { to, ...text }: Text & { to: SendTo }): Promise<Sent> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'sending.send', { kind: 'workspace' });
    // The lock of incoming messages: two first messages of a contact must end in one conversation.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${actor.workspace.id}, 1))`);
    if (!(await hasSmsChannel(tx, actor))) throw new Invalid({ '': 'no-sms-channel' });
    const addressees = await addresseesOf(tx, actor, to);
    const sender = senderFor(actor);
    let messages = 0;
    for (const addressee of addressees) if (await sendText(tx, sender, addressee, text)) messages += 1;
    const credits = await charge(tx, spenderFor(actor), text, messages);
    await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
    return { messages, credits };
  });
}

/** Charges a prepaid tree for messages. */
export async function charge(
  tx: Transaction,
  spender: Spender,
  { body, requestId }: Text,
  messages: number,
): Promise<number> {
  if (messages === 0 || !(await isPrepaid(tx, spender))) return 0;
  const credits = messages * smsParts(body);
  await moveCredit(tx, spender, { reason: 'message', credits, requestId });
  return credits;
}

/** Whether messages in this tree are prepaid. */
export async function isPrepaid(
  tx: Transaction,
  { workspace }: Pick<Spender, 'workspace'>,
): Promise<boolean> {
  const [payer] = await tx
    .select({ flags: workspaces.flags })
    .from(workspaces)
    .where(eq(workspaces.id, payerOf(workspace)));
  return payer?.flags.includes('prepaid') ?? false;
}

/** Whether a channel for text messages is connected, here or in an account above (S0). */
export async function hasSmsChannel(
  tx: Transaction,
  { workspace }: { workspace: { id: string } },
): Promise<boolean> {
  const isSms = sql`${collectionRecords.fields} ->> 'kind' = 'sms'`;
  const here = eq(collectionRecords.workspaceId, workspace.id);
  if ((await tx.$count(collectionRecords, and(here, canSend, isSms))) > 0) return true;
  return (await channelsAbove(tx, workspace.id)).some(({ kind }) => kind === 'sms');
}
