import 'server-only';
import { and, desc, eq, inArray } from 'drizzle-orm';
import { z } from 'zod';
import { auditEvents } from '@/db/schema/access/audit-events';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { type MemberView, memberView } from '../member-view';
import { memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';

export interface LatestChange {
  member: MemberView;
  /** Who last changed their access, and the access before; null if there was no change. */
  change: { by: string | null; before: Access | null } | null;
}

const accessShape = z.object({
  role: z.string(),
  restrictions: z.array(z.string()),
  grants: z.array(z.string()),
});
type Access = z.infer<typeof accessShape>;

/**
 * A member as they are now, and who last changed their access: shown to a person whose edit came too late (RO7).
 *
 * @throws Denied when the actor may not edit this member · NotFound
 */
export function latestChange(
  ctx: WorkspaceContext,
  { memberId }: { memberId: string },
): Promise<LatestChange> {
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select(memberNow)
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), eq(members.id, memberId)));
    if (!row) throw new NotFound();
    authorize(ctx, 'users.edit', memberTarget(row, await readTopHolders(tx, ctx)));
    return { member: await memberView(tx, ctx, memberId), change: await lastEvent(tx, ctx, memberId) };
  });
}

async function lastEvent(tx: Transaction, ctx: WorkspaceContext, memberId: string) {
  const [event] = await tx
    .select({ by: auditEvents.actorName, before: auditEvents.before })
    .from(auditEvents)
    .where(
      and(
        eq(auditEvents.organisationId, ctx.organisation.id),
        eq(auditEvents.workspaceId, ctx.workspace.id),
        eq(auditEvents.subjectId, memberId),
        inArray(auditEvents.event, ['member.access-changed', 'member.revoked', 'member.revocation-undone']),
      ),
    )
    .orderBy(desc(auditEvents.seq))
    .limit(1);
  if (!event) return null;
  return { by: event.by, before: accessShape.safeParse(event.before).data ?? null };
}
