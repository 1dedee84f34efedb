import 'server-only';
import { eq } from 'drizzle-orm';
import { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import type { Plan } from '@/lib/policy/model';

/**
 * Stores the plan of an organisation, whose row the transaction has locked, and announces it in every workspace.
 *
 * @param actor null for the payment provider
 */
export async function savePlan(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'> | null,
  before: Pick<typeof organisations.$inferSelect, 'id' | 'name' | 'plan'>,
  plan: Plan,
): Promise<void> {
  const { id, name } = before;
  if (before.plan === plan) return;
  await tx.update(organisations).set({ plan }).where(eq(organisations.id, id));
  await recordAudit(tx, actor, {
    event: 'organisation.plan-changed',
    organisationId: id,
    subject: { id, name },
    before: { plan: before.plan },
    after: { plan },
  });
  const affected = await tx
    .select({ id: workspaces.id })
    .from(workspaces)
    .where(eq(workspaces.organisationId, id));
  for (const { id: workspaceId } of affected) await announce(tx, { topic: 'settings', workspaceId });
}
