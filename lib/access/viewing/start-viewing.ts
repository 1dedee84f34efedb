import 'server-only';
import { and, eq, ne } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members } from '@/db/schema/access/members';
import { sessions } from '@/db/schema/access/users';
import { viewings } from '@/db/schema/access/viewings';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { changingWork } from '@/lib/access/context/transactions';
import { Denied, Invalid, NotFound, OnlyViewing, Unauthenticated } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { problems } from '@/lib/policy/changes/problems';
import { decideViewing, decideViewingAccess, findObstacle, isAcrossDelegation } from './may-view';
import { recordViewing } from './record-viewings';
import { viewingEnd } from './viewing-lifetime';

/** An access, which no member needs to have. */
export interface ViewedAccess {
  role: string;
  restrictions: readonly string[];
  grants: readonly string[];
}

type NewViewing = Pick<
  typeof viewings.$inferInsert,
  'memberId' | 'role' | 'restrictions' | 'grants' | 'reason'
>;

/**
 * Lets this session see the workspace as a member does, for reading, until it ends (B6).
 *
 * @throws Denied unless the actor may change the member's access (R1, S1.15) · NotFound
 * @throws Invalid on `reason` without one; with an obstacle of `findObstacle`
 * @throws OnlyViewing while the session views already
 */
export function startViewing(
  ctx: WorkspaceContext,
  input: { memberId: string; reason: string },
): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const [member] = await tx
      .select(memberNow)
      .from(members)
      .where(
        and(
          eq(members.workspaceId, actor.workspace.id),
          eq(members.id, requireId(input.memberId)),
          ne(members.status, 'left'),
        ),
      );
    if (!member) throw new NotFound();
    const decision = decideViewing(actor, member);
    if (!decision.allowed) throw new Denied(decision);
    const obstacle = await findObstacle(tx, actor, member);
    if (obstacle) throw new Invalid({ '': obstacle });
    const reason = input.reason.trim();
    if (reason === '') throw new Invalid({ reason: 'required' });
    await start(tx, actor, { memberId: member.id, reason }, member.userId);
  });
}

/**
 * Lets this session see the workspace as a person with that access and without any work would (B6).
 *
 * @throws Denied unless the actor may give the access (R3) · OnlyViewing while the session views already
 * @throws Invalid when it is no access of the model, or where the actor is of a host
 */
export function startViewingAccess(ctx: WorkspaceContext, access: ViewedAccess): Promise<void> {
  return changingWork(ctx, async (tx, actor) => {
    const { role, restrictions, grants } = access;
    const decision = decideViewingAccess(actor, access);
    if (!decision.allowed) throw new Denied(decision);
    if (isAcrossDelegation(actor)) throw new Invalid({ '': 'viewing-delegated' });
    const { organisation, workspace, model } = actor;
    if (problems(model, access, organisation.plan, undefined, workspace.level).length > 0)
      throw new Invalid({ '': 'invalid' });
    await start(tx, actor, { role, restrictions: [...restrictions], grants: [...grants] }, null);
  });
}

async function start(
  tx: Transaction,
  actor: WorkspaceContext,
  what: NewViewing,
  viewedUserId: string | null,
): Promise<void> {
  const { person, workspace } = actor;
  const session = eq(sessions.id, person.sessionId);
  const [found] = await tx
    .select({ viewingId: sessions.viewingId })
    .from(sessions)
    .where(session)
    .for('update');
  if (!found) throw new Unauthenticated();
  if (found.viewingId !== null) throw new OnlyViewing(false);
  const viewing = await oneRow(
    tx
      .insert(viewings)
      .values({
        workspaceId: workspace.id,
        ...what,
        byId: person.userId,
        byName: person.name,
        endsAt: viewingEnd(),
      })
      .returning(),
  );
  await tx
    .update(sessions)
    .set({
      viewingId: viewing.id,
      viewingIn: workspace.id,
      viewingUserId: viewedUserId,
      viewingUntil: viewing.endsAt,
    })
    .where(session);
  await recordViewing(tx, person, viewing, 'started');
  // The open consoles of this session end: their pages then show what it views as.
  await announce(tx, { topic: 'sessions', userId: person.userId });
}
