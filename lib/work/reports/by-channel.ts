import 'server-only';
import { sql } from 'drizzle-orm';
import type { Channel } from '@/db/schema/work/contacts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { longReadInWorkspace } from '@/lib/access/context/transactions';
import { spentCredits } from '@/lib/work/credit/spent-credits';
import { isPrepaid } from '@/lib/work/sending/send-message';
import { deliveries, scopeThrough } from './internal/report-rows';
import type { Period } from './report-period';

export interface ChannelFigures {
  channel: Channel;
  /** Sent messages. */
  sent: number;
  delivered: number;
  /** Given up, or without a channel that could have carried them. */
  failed: number;
  /** The credits that they cost; null where messages are not prepaid, or on a channel without a price. */
  credits: number | null;
}

/**
 * What became of the messages of a period, by kind of channel, most messages first (S0.2–S0.5).
 * @throws Denied
 */
export async function figuresByChannel(ctx: WorkspaceContext, period: Period): Promise<ChannelFigures[]> {
  const scope = scopeThrough(ctx, 'reports');
  return longReadInWorkspace(ctx, async (tx) => {
    const rows = await tx.execute<Omit<ChannelFigures, 'credits'> & Record<string, unknown>>(sql`
      select channel, count(*)::int as sent,
        count(*) filter (where delivery = 'delivered')::int as delivered,
        count(*) filter (where delivery in ('failed', 'no-channel'))::int as failed
      from (${deliveries(scope, period)}) d group by channel order by sent desc, channel`);
    const isPriced = await isPrepaid(tx, ctx);
    // Who reports on own messages alone sees what these cost (S0.5).
    const own = scope.reach.kind === 'all' ? undefined : ctx.person.userId;
    const spent = isPriced ? await spentCredits(tx, ctx, period, [ctx.workspace.id], own) : null;
    return rows.map(({ channel, sent, delivered, failed }) => ({
      ...{ channel, sent, delivered, failed },
      // Text messages alone have a price.
      credits: spent && channel === 'sms' ? (spent.get(ctx.workspace.id) ?? 0) : null,
    }));
  });
}
