import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork } from '@/lib/access/context/transactions';
import type { Plan } from '@/lib/policy/model';
import { requireNoProvider } from './payment-provider';
import { savePlan } from './save-plan';

/**
 * Changes the organisation's plan (S2.5). Rights that depend on it change with the next request (R4).
 *
 * @throws Denied · Invalid where a payment provider sets it
 */
export function changePlan(ctx: WorkspaceContext, { plan }: { plan: Plan }): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'subscription.update', { kind: 'workspace' });
    requireNoProvider();
    await savePlan(tx, actor.person, actor.organisation, plan);
  });
}
