import 'server-only';
import { eq } from 'drizzle-orm';
import { organisations } from '@/db/schema/access/organisations';
import { announce } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { Plan } from '@/lib/policy/model';

/**
 * Changes the organisation's plan (S2.5). Rights that depend on it change with the next request (R4).
 *
 * @throws Denied
 */
export function changePlan(ctx: WorkspaceContext, { plan }: { plan: Plan }): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'subscription.update', { kind: 'workspace' });
    const { organisation, workspace } = actor;
    if (organisation.plan === plan) return;
    await tx.update(organisations).set({ plan }).where(eq(organisations.id, organisation.id));
    await recordAudit(tx, actor.person, {
      event: 'organisation.plan-changed',
      organisationId: organisation.id,
      workspaceId: workspace.id,
      before: { plan: organisation.plan },
      after: { plan },
    });
    await announce(tx, { topic: 'settings', workspaceId: workspace.id });
  });
}
