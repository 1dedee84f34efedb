import 'server-only';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { Invalid } from '@/lib/platform/errors';
import { type Limit, takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import type { AttemptOutcome } from '@/lib/work/deliveries/log-attempt';
import { loggedRecord } from '@/lib/work/deliveries/logged-record';
import { tryPost } from '@/lib/work/deliveries/post-logged';
import { secretOf } from '@/lib/work/records/record-secret';

const limit: Limit = { name: 'channel-test', most: 10, minutes: 1 };

/**
 * Posts a signed test message to the outbound address of a channel, and waits for its answer.
 *
 * @returns the outcome, which the log of the channel shows too
 * @throws NotFound, Denied (S1.20) · Throttled · Invalid while it is disconnected, or without an outbound address
 */
export async function testChannel(ctx: WorkspaceContext, recordId: string): Promise<AttemptOutcome> {
  const { channel, url, secret, now } = await changingWork(ctx, async (tx, actor) => {
    const record = await loggedRecord(tx, actor, { collection: 'channels', recordId }, 'retry');
    const { url } = record.fields;
    const secret = secretOf(record);
    if (record.state !== 'connected') throw new Invalid({ '': 'locked-by-state' });
    if (!secret || typeof url !== 'string' || url === '') throw new Invalid({ '': 'no-outbound-address' });
    await takeAttemptWithin(tx, limit, record.id);
    const [clock] = await tx.execute<{ now: number }>(sql`select extract(epoch from now())::int as now`);
    return { channel: record, url, secret, now: clock?.now ?? 0 };
  });
  const id = v7();
  const content = {
    ...{ id, channelId: channel.id, conversationId: v7(), isTest: true },
    ...{ to: { name: 'Test', phone: null, email: null }, text: 'Test', at: new Date(now * 1_000) },
  };
  const attempt = { workspaceId: channel.workspaceId, recordId, jobId: id, about: 'test', attempt: 1 };
  // Outside the transaction: the receiver may take its time.
  const { outcome } = await tryPost(attempt, { url, secret, now, content });
  return outcome;
}
