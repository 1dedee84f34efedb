import 'server-only';
import { sql } from 'drizzle-orm';
import { enter } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { readTree } from '@/lib/access/sub-accounts/account-tree';
import { seesBelow } from '@/lib/policy/visibility';
import { answers, closed, opened, openNow, type Scope } from './internal/report-rows';
import type { Period } from './report-period';

export interface AccountFigures {
  id: string;
  name: string;
  slug: string;
  /** Steps below the account at hand. */
  depth: number;
  open: number;
  opened: number;
  closed: number;
  /** Messages that were sent. */
  answers: number;
}

/**
 * What happened within a period in the account at hand and in every open one below it, each as its own line (S0.2,
 * S0.3). Empty for who reports on one account alone, or on their own messages (S0.4, S0.5).
 *
 * @throws Denied
 */
export async function figuresByAccount(ctx: WorkspaceContext, period: Period): Promise<AccountFigures[]> {
  authorize(ctx, 'reports.view', { kind: 'workspace' });
  if (!seesBelow(ctx.access, 'reports')) return [];
  return inWorkspace(ctx, async (tx) => {
    const { root, accounts } = await readTree(tx, ctx);
    const open = accounts.filter(({ closedAt }) => closedAt === null);
    if (open.length < 2) return [];
    const figures: AccountFigures[] = [];
    for (const { id, name, slug, level } of open) {
      // Each account's rows are read within that account's own wall.
      await enter(tx, { ...tenantOf(ctx), workspaceId: id });
      const scope: Scope = { workspaceId: id, reach: { kind: 'all' } };
      const [row] = await tx.execute<Omit<AccountFigures, 'id' | 'name' | 'slug' | 'depth'>>(sql`select
        (select count(*)::int from (${openNow(scope)}) o) as open,
        (select count(*)::int from (${opened(scope, period)}) o) as opened,
        (select count(*)::int from (${closed(scope, period)}) o) as closed,
        (select count(*)::int from (${answers(scope, period)}) o) as answers`);
      if (row) figures.push({ id, name, slug, depth: level - root.level, ...row });
    }
    return figures;
  });
}
