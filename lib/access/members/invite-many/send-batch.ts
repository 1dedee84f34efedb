import 'server-only';
import { sql } from 'drizzle-orm';
import { invitationBatches } from '@/db/schema/access/invitation-batches';
import { announce, type Transaction, violatedConstraint } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { Denied, Stale, Throttled } from '@/lib/platform/errors';
import { lockMember } from '../find-member';
import { invite } from '../invite/invite-members';
import { joinTeam, teamToJoin } from '../invite/join-team';
import { lockPending } from '../invite/pending-invitation';
import { renewPending } from '../invite/renew-invitation';
import { assignmentTarget } from '../policy-target';
import { reinstateLocked } from '../suspend/reinstate-members';
import { batchKey, findBatch } from './internal/find-batch';
import { type ActCounts, countActs, type RowOutcome } from './outcome';
import { type PlannedRow, planBatch } from './plan-batch';
import { readRows } from './read-rows';

/**
 * Sends a batch, in one transaction: plans each row again under the lock of memberships, with the actor's access of
 * that moment, and does what the plan says. A row that is refused stays without effect and leaves the others
 * unharmed. Sent again, also after a lost connection, it has no second effect and answers as the first time (RV5).
 *
 * @param version the one that the preview showed
 * @throws Denied · NotFound · Stale when it was changed since the preview · Invalid on `list`
 */
export function sendBatch(
  ctx: WorkspaceContext,
  { batchId, version }: { batchId: string; version: number },
): Promise<ActCounts> {
  return changingMembers(ctx, async (tx, actor) => {
    const batch = await findBatch(tx, actor, batchId, true);
    if (batch.outcomes) return countActs(batch.outcomes as RowOutcome[]);
    if (batch.version !== version) throw new Stale();
    const { rows } = await readRows(batch.list, batch.columns);
    const outcomes: PlannedRow[] = [];
    for (const row of await planBatch(tx, actor, batch, rows)) outcomes.push(await perform(tx, actor, row));
    await joinTeams(tx, actor, outcomes);
    await tx
      .update(invitationBatches)
      .set({ outcomes: outcomes.map(stored), sentAt: sql`now()` })
      .where(batchKey(actor, batchId));
    const counts = countActs(outcomes);
    if (counts.invite + counts.resend + counts.reinstate > 0)
      await announce(tx, { topic: 'members', workspaceId: actor.workspace.id });
    return counts;
  });
}

/** A savepoint for each row: what a refused row began is undone. */
async function perform(tx: Transaction, actor: WorkspaceContext, row: PlannedRow): Promise<PlannedRow> {
  if (row.act === 'none' || row.act === 'refuse') return row;
  try {
    return await tx.transaction((savepoint) => act(savepoint, actor, row));
  } catch (error) {
    const refused = { ...row, act: 'refuse', field: 'email', value: row.email } as const;
    if (error instanceof Denied) return { ...refused, reason: 'denied', decision: error.decision };
    if (error instanceof Throttled) return { ...refused, reason: 'limit-reached' };
    if (violatedConstraint(error) === 'members_one_place_an_email')
      return { ...refused, reason: 'already-invited' };
    throw error;
  }
}

async function act(tx: Transaction, actor: WorkspaceContext, row: PlannedRow): Promise<PlannedRow> {
  if (row.memberId && row.act === 'resend') {
    const { isMailed } = await renewPending(tx, actor, await lockPending(tx, actor, row.memberId));
    return { ...row, isMailed };
  }
  if (row.memberId && row.act === 'reinstate') {
    await reinstateLocked(tx, actor, await lockMember(tx, actor, row.memberId));
    return row;
  }
  const { access, email, name, startsAt, endsAt, locale } = row;
  if (!access) throw new Error('A row without an access was planned as an invitation.');
  authorize(actor, 'users.invite', assignmentTarget(access));
  const { memberId, isMailed } = await invite(tx, actor, email, access, {
    ...(name && { name }),
    ...((startsAt || endsAt) && { dates: { startsAt, endsAt } }),
    ...(locale && { locale }),
  });
  return { ...row, memberId, isMailed };
}

/** One change of each team, as the invitation of several people makes it. */
async function joinTeams(
  tx: Transaction,
  actor: WorkspaceContext,
  outcomes: readonly PlannedRow[],
): Promise<void> {
  const joining = new Map<string, { memberId: string }[]>();
  for (const { act: done, memberId, teamIds } of outcomes) {
    if (done !== 'invite' || !memberId) continue;
    for (const id of teamIds) joining.set(id, [...(joining.get(id) ?? []), { memberId }]);
  }
  for (const teamId of [...joining.keys()].sort()) {
    await joinTeam(tx, actor, await teamToJoin(tx, actor, teamId), joining.get(teamId) ?? []);
  }
}

function stored({ member: _, teamIds: __, locale: ___, ...outcome }: PlannedRow): RowOutcome {
  return outcome;
}
