import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { billingDetails } from '@/db/schema/access/billing';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';

export type BillingDetails = Omit<typeof billingDetails.$inferSelect, 'workspaceId' | 'updatedAt'>;

const empty: BillingDetails = {
  company: '',
  address: '',
  postalCode: '',
  city: '',
  country: '',
  vatNumber: '',
  email: '',
  version: 0,
};

/**
 * The recipient of the account's invoices; empty, of version 0, until filled in (S0.2).
 *
 * @throws Denied
 */
export async function readBilling(ctx: WorkspaceContext): Promise<BillingDetails> {
  authorize(ctx, 'billing.view', { kind: 'workspace' });
  const [row] = await inWorkspace(ctx, (tx) =>
    tx.select().from(billingDetails).where(eq(billingDetails.workspaceId, ctx.workspace.id)),
  );
  if (!row) return empty;
  const { workspaceId: _, updatedAt: __, ...details } = row;
  return details;
}

/**
 * Changes the recipient of the account's invoices.
 *
 * @param details with the version that the form showed
 * @returns the new version
 * @throws Denied · Stale when another person changed the details first
 */
export async function updateBilling(
  ctx: WorkspaceContext,
  { version, ...details }: BillingDetails,
): Promise<{ version: number }> {
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, 'billing.update', { kind: 'workspace' });
    const workspaceId = actor.workspace.id;
    const changed =
      version === 0
        ? await tx
            .insert(billingDetails)
            .values({ workspaceId, ...details, updatedAt: sql`now()` })
            .onConflictDoNothing()
            .returning({ version: billingDetails.version })
        : await tx
            .update(billingDetails)
            .set({ ...details, version: version + 1, updatedAt: sql`now()` })
            .where(and(eq(billingDetails.workspaceId, workspaceId), eq(billingDetails.version, version)))
            .returning({ version: billingDetails.version });
    const [saved] = changed;
    if (!saved) throw new Stale();
    await recordAudit(tx, actor.person, {
      event: 'billing.updated',
      organisationId: actor.organisation.id,
      workspaceId,
      after: { company: details.company, country: details.country },
    });
    return saved;
  });
}
