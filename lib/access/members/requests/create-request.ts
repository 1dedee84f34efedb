import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { accessRequests } from '@/db/schema/access/access-requests';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingMembers } from '@/lib/access/context/transactions';
import { notify } from '@/lib/access/notifications/notify';
import { Denied, Invalid } from '@/lib/platform/errors';
import { enqueue } from '@/lib/platform/jobs/enqueue-job';
import { takeAttemptWithin } from '@/lib/platform/limits/take-attempt';
import type { Permission } from '@/lib/policy/catalogue';
import { availability } from '@/lib/policy/might-ever';
import { announceRequests } from './close-requests';
import { type Duration, endOf } from './internal/asked-end';
import { findLifters } from './internal/find-lifters';
import { grantFor } from './internal/minimal-grant';
import { settleRequests } from './internal/settle-requests';

export interface CreateRequest extends Duration {
  permission: Permission;
  /** Why they need it; at most 500 characters. */
  note: string | null;
  /** What the audit event says about the program that asked; absent: asked in the console. */
  asked?: { evaluationId: string; apiKeyId: string; isEmergency: boolean };
}

const openAtMost = 10;
const refusalsADay = 3;
/** Each request is mailed to several people. */
const requestsADay = { name: 'access-request', most: 30, minutes: 1_440 };

/**
 * Asks those who can give it for a permission that the actor lacks (B1, RQ1). One request of a permission is open at a
 * time: asking again answers with it. It is open for 14 days, and not longer than the time that it asks for.
 *
 * @returns the id of the open request
 * @throws Denied when no change of the actor's access gives it: a guard, a row, the plan or a flag withholds it
 * @throws Invalid on `permission` when the actor has it; on `untilDay` when that day is over; at ten open requests, or
 *   after three refusals of the permission in a day · Throttled
 */
export async function createRequest(ctx: WorkspaceContext, input: CreateRequest): Promise<{ id: string }> {
  const [created] = await createRequests(ctx, [input]);
  if (!created) throw new Error('One request was asked for.');
  return created;
}

/** Asks for several permissions at once, as `createRequest` does for one: for all of them or for none. */
export function createRequests(
  ctx: WorkspaceContext,
  inputs: readonly CreateRequest[],
): Promise<{ id: string }[]> {
  return changingMembers(ctx, async (tx, actor) => {
    const created: { id: string }[] = [];
    for (const input of inputs) created.push(await create(tx, actor, input));
    return created;
  });
}

async function create(
  tx: Transaction,
  actor: WorkspaceContext,
  input: CreateRequest,
): Promise<{ id: string }> {
  const { permission } = input;
  const { state, decision } = availability(actor.access, permission);
  if (state === 'open') throw new Invalid({ permission: 'access-held' });
  const isOwn = actor.inheritedFrom.workspaceId === actor.workspace.id;
  const grant = isOwn ? grantFor(actor, actor.member, permission) : null;
  if (!grant) throw new Denied(decision);

  await settleRequests(tx, actor, actor.member.id);
  const open = await openOf(tx, actor);
  const same = open.find((request) => request.permission === permission);
  if (same) return { id: same.id };
  if (open.length >= openAtMost) throw new Invalid({ '': 'requests-open' });
  if ((await refusalsOf(tx, actor, permission)) >= refusalsADay)
    throw new Invalid({ '': 'requests-refused' });
  await takeAttemptWithin(tx, requestsADay, actor.workspace.id, actor.member.id);

  const id = await insertRequest(tx, actor, input);
  const { workspace, organisation, member, person } = actor;
  const { duration, untilDay, asked } = input;
  await recordAudit(tx, person, {
    event: 'access-request.created',
    organisationId: organisation.id,
    workspaceId: workspace.id,
    subject: { id: member.id, name: member.name },
    after: { requestId: id, permission, duration, untilDay, ...asked },
  });
  await notify(tx, workspace.id, {
    event: 'access-asked',
    memberIds: await findLifters(tx, actor, grant),
    actor: { memberId: member.id, name: member.name },
    subject: { memberId: member.id, requestId: id },
  });
  await announceRequests(tx, { workspaceId: workspace.id, userId: person.userId });
  return { id };
}

async function insertRequest(
  tx: Transaction,
  actor: WorkspaceContext,
  { permission, note, duration, untilDay }: CreateRequest,
): Promise<string> {
  const asked = await endOf(tx, actor, { duration, untilDay });
  if (asked?.isPast) throw new Invalid({ untilDay: 'past' });
  // Four hours are counted from the answer, so they do not bound when it may come.
  const bound = duration === 'hours' ? null : (asked?.at.toISOString() ?? null);
  const [row] = await tx
    .insert(accessRequests)
    .values({
      workspaceId: actor.workspace.id,
      memberId: actor.member.id,
      permission,
      targetKind: actor.access.compiled.entries.get(permission)?.facts.about ?? 'workspace',
      note: note?.trim() || null,
      duration,
      untilDay: duration === 'until' ? untilDay : null,
      expiresAt: sql`least(now() + interval '14 days', ${bound}::timestamptz)`,
    })
    .returning({ id: accessRequests.id, expiresAt: accessRequests.expiresAt });
  if (!row) throw new Error('The request was not stored.');
  const job = { kind: 'access-request', workspaceId: actor.workspace.id, requestId: row.id } as const;
  const { expiresAt } = row;
  const end = sql`${expiresAt.toISOString()}::timestamptz`;
  await enqueue(tx, { ...job, isReminder: true }, sql`now() + (${end} - now()) / 2`);
  await enqueue(tx, { ...job, isReminder: false }, end);
  return row.id;
}

const ofActor = ({ workspace, member }: WorkspaceContext) =>
  and(eq(accessRequests.workspaceId, workspace.id), eq(accessRequests.memberId, member.id));

const openOf = (tx: Transaction, actor: WorkspaceContext) =>
  tx
    .select({ id: accessRequests.id, permission: accessRequests.permission })
    .from(accessRequests)
    .where(and(ofActor(actor), eq(accessRequests.status, 'pending')));

const refusalsOf = (tx: Transaction, actor: WorkspaceContext, permission: Permission) =>
  tx.$count(
    accessRequests,
    and(
      ofActor(actor),
      eq(accessRequests.permission, permission),
      eq(accessRequests.status, 'denied'),
      sql`${accessRequests.answeredAt} > now() - interval '1 day'`,
    ),
  );
