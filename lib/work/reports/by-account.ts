import 'server-only';
import { sql } from 'drizzle-orm';
import { enter } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, longReadInWorkspace } from '@/lib/access/context/transactions';
import { readTree } from '@/lib/access/sub-accounts/account-tree';
import { seesBelow } from '@/lib/policy/visibility';
import { spentCredits } from '@/lib/work/credit/spent-credits';
import { isPrepaid } from '@/lib/work/sending/send-message';
import { answers, closed, deliveries, opened, openNow, type Scope } from './internal/report-rows';
import type { Period } from './report-period';

export interface AccountFigures {
  id: string;
  name: string;
  slug: string;
  /** Levels below the current account. */
  depth: number;
  open: number;
  opened: number;
  closed: number;
  /** Sent messages. */
  answers: number;
  delivered: number;
  /** Given up, or without a channel that could have carried them. */
  failed: number;
  /** The credits that messages cost; null where they are not prepaid. */
  credits: number | null;
}

type Counted = Omit<AccountFigures, 'id' | 'name' | 'slug' | 'depth' | 'credits'> & Record<string, unknown>;

/**
 * The figures of a period for the current account and each open one below it, one line each (S0.2, S0.3).
 * Empty for members who report on one account or on their own messages only (S0.4, S0.5).
 * @throws Denied
 */
export async function figuresByAccount(ctx: WorkspaceContext, period: Period): Promise<AccountFigures[]> {
  authorize(ctx, 'reports.view', { kind: 'workspace' });
  if (!seesBelow(ctx.access, 'reports')) return [];
  return longReadInWorkspace(ctx, async (tx) => {
    const { root, accounts } = await readTree(tx, ctx);
    const open = accounts.filter(({ closedAt }) => closedAt === null);
    if (open.length < 2) return [];
    const figures: AccountFigures[] = [];
    for (const { id, name, slug, level } of open) {
      // Each account's rows are read as that account's tenant.
      await enter(tx, { ...tenantOf(ctx), workspaceId: id });
      const scope: Scope = { workspaceId: id, reach: { kind: 'all' } };
      const [row] = await tx.execute<Counted>(sql`select
        (select count(*)::int from (${openNow(scope)}) o) as open,
        (select count(*)::int from (${opened(scope, period)}) o) as opened,
        (select count(*)::int from (${closed(scope, period)}) o) as closed,
        (select count(*)::int from (${answers(scope, period)}) o) as answers,
        (select count(*)::int from (${deliveries(scope, period)}) o where delivery = 'delivered') as delivered,
        (select count(*)::int from (${deliveries(scope, period)}) o
          where delivery in ('failed', 'no-channel')) as failed`);
      if (row) figures.push({ id, name, slug, depth: level - root.level, ...row, credits: null });
    }
    await enter(tx, tenantOf(ctx));
    if (!(await isPrepaid(tx, ctx))) return figures;
    const spent = await spentCredits(
      tx,
      ctx,
      period,
      open.map(({ id }) => id),
    );
    return figures.map((each) => ({ ...each, credits: spent.get(each.id) ?? 0 }));
  });
}
