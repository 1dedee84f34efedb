import 'server-only';
import { and, eq, gt, isNull, lte, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { viewings } from '@/db/schema/access/viewings';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';

type Viewing = typeof viewings.$inferSelect;
type Actor = Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>;

/** A viewing that has not ended, and whose time has not passed. */
export const isViewingOpen = ({ workspaceId, id }: Pick<Viewing, 'workspaceId' | 'id'>) =>
  and(
    eq(viewings.workspaceId, workspaceId),
    eq(viewings.id, id),
    isNull(viewings.endedAt),
    gt(viewings.endsAt, sql`now()`),
  );

/** The viewings that `recordViewings` would record. */
export const isViewingDue = (workspaceId: string) =>
  and(eq(viewings.workspaceId, workspaceId), isNull(viewings.endedAt), lte(viewings.endsAt, sql`now()`));

/**
 * Records the viewings of a workspace whose time has passed: one audit event each, dated at the end, by Latchkey itself.
 * The update marks each, so that of any number of callers one records it. The transaction must be in the workspace and
 * its organisation.
 */
export async function recordViewings(tx: Transaction, workspaceId: string): Promise<void> {
  const ended = await tx
    .update(viewings)
    .set({ endedAt: sql`${viewings.endsAt}` })
    .where(isViewingDue(workspaceId))
    .returning();
  for (const viewing of ended) await recordViewing(tx, null, viewing, 'ended');
}

/**
 * Ends a viewing whose time has not passed, and records it. Repeated, it changes nothing. The transaction must be in the
 * workspace and its organisation.
 *
 * @param actorOf who ends it, given the viewing as it is stored
 */
export async function endViewingNow(
  tx: Transaction,
  viewing: Pick<Viewing, 'workspaceId' | 'id'>,
  actorOf: (viewing: Viewing) => Actor,
): Promise<void> {
  const [ended] = await tx
    .update(viewings)
    .set({ endedAt: sql`now()` })
    .where(isViewingOpen(viewing))
    .returning();
  if (ended) await recordViewing(tx, actorOf(ended), ended, 'ended');
}

/**
 * Writes the audit event of the start or the end of a viewing.
 *
 * @param actor null where it ended by itself
 */
export async function recordViewing(
  tx: Transaction,
  actor: Actor | null,
  viewing: Viewing,
  what: 'started' | 'ended',
): Promise<void> {
  const { workspaceId, memberId, role, restrictions, grants, reason, byName: viewer } = viewing;
  const [workspace] = await tx
    .select({ organisationId: workspaces.organisationId })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  if (!workspace) return;
  const about = memberId === null ? { role, restrictions, grants } : { reason };
  const times = what === 'started' ? { until: viewing.endsAt } : { endedAt: viewing.endedAt };
  await recordAudit(tx, actor, {
    event: memberId === null ? `viewing.access-${what}` : `viewing.${what}`,
    organisationId: workspace.organisationId,
    workspaceId,
    subject: memberId === null ? undefined : await subjectOf(tx, workspaceId, memberId),
    after: { ...about, viewer, startedAt: viewing.startedAt, ...times },
  });
}

async function subjectOf(tx: Transaction, workspaceId: string, memberId: string) {
  const [member] = await tx
    .select({ id: members.id, name: members.name })
    .from(members)
    .where(and(eq(members.workspaceId, workspaceId), eq(members.id, memberId)));
  return member;
}
