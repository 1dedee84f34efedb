import 'server-only';
import { and, eq, inArray, lte, notExists, sql } from 'drizzle-orm';
import { eraseTenant } from '@/db/erase';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';

const isDue = lte(workspaces.eraseAt, sql`now()`);

/**
 * Erases the accounts that were deleted 30 days ago, each in a separate transaction (S3.12). Skips accounts that
 * another process is erasing.
 */
export async function eraseDeletedAccounts(): Promise<void> {
  const due = await inTenant({}, (tx) =>
    tx
      .select({ id: workspaces.id, organisationId: workspaces.organisationId })
      .from(workspaces)
      .where(isDue)
      .limit(50),
  );
  for (const { id, organisationId } of due) {
    await inTenant({ workspaceId: id, organisationId, administeredId: organisationId }, (tx) =>
      erase(tx, id, organisationId),
    );
  }
}

async function erase(tx: Transaction, id: string, organisationId: string): Promise<void> {
  const [account] = await tx
    .select({ name: workspaces.name })
    .from(workspaces)
    .where(and(eq(workspaces.id, id), isDue))
    .for('update', { skipLocked: true });
  if (!account) return;
  const theirs = await tx.select({ userId: members.userId }).from(members).where(eq(members.workspaceId, id));
  await eraseTenant(tx, id);
  await tx.delete(workspaces).where(eq(workspaces.id, id));
  await forget(
    tx,
    organisationId,
    theirs.flatMap(({ userId }) => userId ?? []),
  );
  await enter(tx, { organisationId });
  await recordAudit(tx, null, {
    event: 'workspace.erased',
    organisationId,
    workspaceId: id,
    subject: { id, name: account.name },
  });
}

/** Removes people from the organisation who had no other membership in it and do not administer it. */
async function forget(tx: Transaction, organisationId: string, userIds: readonly string[]): Promise<void> {
  if (userIds.length === 0) return;
  const elsewhere = tx
    .select({ id: members.id })
    .from(members)
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, people.userId)));
  await tx
    .delete(people)
    .where(
      and(
        eq(people.organisationId, organisationId),
        inArray(people.userId, [...userIds]),
        eq(people.role, 'member'),
        notExists(elsewhere),
      ),
    );
}
