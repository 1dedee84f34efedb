import 'server-only';
import { and, eq, gt, inArray, lte, sql } from 'drizzle-orm';
import { auditEvents } from '@/db/schema/access/audit-events';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize, longReadAcrossOrganisation } from '@/lib/access/context/transactions';
import { organisation } from '@/lib/access/models/organisation';
import { readCursor, writeCursor } from '@/lib/platform/paging/cursor';
import type { Page } from '@/lib/platform/paging/page';
import { fold } from '@/lib/text/fold';
import type { AccessSearch } from './access-search';
import { accessAt } from './internal/access-at';
import { inheritedAt } from './internal/inherited-at';
import { nothingYet, replay, replayedGroups } from './internal/replay';
import type { AccessThen, Replayed } from './internal/replayed';
import { isVisible } from './visible-events';

/** An access as it was at the end of a day: a membership, an inherited one, or a role in the organisation. */
export interface AccessOn extends Omit<AccessThen, 'workspaceId' | 'inheritedFrom'> {
  kind: 'membership' | 'inherited' | 'organisation';
  /** Null for a role in the organisation. */
  workspaceId: string | null;
  /** The name that the workspace had; empty for a role in the organisation. */
  workspace: string;
  /** The name of the workspace above whose membership gives it; null for others. */
  inheritedFrom: string | null;
  /** The label that a custom role had; null for a role of the model. */
  roleLabel: string | null;
  model: string;
  plan: string;
  /** The moment: the end of the day in the time zone of the workspace, or now if the day is not over. */
  at: Date;
}

export interface AccessOfDay {
  /** By workspace and name. */
  rows: AccessOn[];
  /** The first event of the trail; nothing is known of the time before it. */
  since: Date | null;
}

const portion = 2000;

/**
 * Who had what on a day (B10): every membership as it was at the end of the day, the administration inherited from it
 * below (120), and the roles in the organisation, by the events of the trail alone. For the organisation and for erased
 * workspaces the day ends in UTC.
 *
 * @param day a calendar day as 2026-10-03
 * @throws Denied
 */
export async function accessOn(ctx: OrganisationContext, day: string): Promise<AccessOfDay> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  return longReadAcrossOrganisation(ctx, async (tx) => {
    const { moments, elsewhere } = await readMoments(tx, ctx, day);
    const states = new Map(
      [...moments.values(), elsewhere].map((at) => [at.getTime(), { at, state: nothingYet() }]),
    );
    await readEvents(tx, ctx, [...states.values()]);
    const rows: AccessOn[] = [...states.values()].flatMap(({ at, state }) =>
      [...accessAt(state, at), ...inheritedAt(state, at)]
        .filter(({ workspaceId }) => (moments.get(workspaceId) ?? elsewhere).getTime() === at.getTime())
        .map((access) => ({ ...access, ...circumstances(state, access), at })),
    );
    const whole = states.get(elsewhere.getTime());
    if (whole) rows.push(...organisationRoles(whole.state, elsewhere));
    const order = (row: AccessOn) => `${row.workspace}\n${row.name}`;
    rows.sort((one, other) => order(one).localeCompare(order(other)));
    return { rows, since: await firstEvent(tx, ctx) };
  });
}

/**
 * One page of them: those in the chosen workspaces whose name contains the search.
 *
 * @throws Denied
 */
export async function pageOfAccess(
  ctx: OrganisationContext,
  { day, q, workspace, cursor, size }: AccessSearch,
): Promise<Page<AccessOn> & { since: Date | null }> {
  const { rows: all, since } = await accessOn(ctx, day);
  const isWanted = (row: AccessOn) =>
    (workspace.length === 0 || (row.workspaceId !== null && workspace.includes(row.workspaceId))) &&
    fold(row.name).includes(fold(q));
  const found = all.filter(isWanted);
  const start = Math.min(readCursor(cursor)?.position ?? 0, found.length);
  const cursorAt = (position: number) => {
    const row = found[position];
    return row ? writeCursor({ key: '', id: row.memberId, position, isBackward: false }) : null;
  };
  const rows = found.slice(start, start + size);
  return {
    rows,
    from: rows.length > 0 ? start + 1 : 0,
    nextCursor: cursorAt(start + size),
    previousCursor: start > 0 ? cursorAt(Math.max(0, start - size)) : null,
    total: found.length,
    since,
  };
}

function organisationRoles(state: Replayed, at: Date): AccessOn[] {
  const { plan, people } = state;
  return [...people.values()].map(({ userId: memberId, name, role }) => ({
    kind: 'organisation' as const,
    ...{ memberId, name, role, plan, at, workspaceId: null, workspace: '', inheritedFrom: null },
    ...{ restrictions: [], grants: [], status: 'active' as const, roleLabel: null, model: organisation.id },
  }));
}

function circumstances(state: Replayed, { workspaceId, role, inheritedFrom }: AccessThen) {
  return {
    kind: inheritedFrom === null ? ('membership' as const) : ('inherited' as const),
    inheritedFrom: inheritedFrom === null ? null : (state.workspaces.get(inheritedFrom)?.name ?? ''),
    workspace: state.workspaces.get(workspaceId)?.name ?? '',
    roleLabel: state.labels.get(role) ?? null,
    model: state.model,
    plan: state.plan,
  };
}

/** The last instant of the day in each workspace, and in UTC; never later than now. */
async function readMoments(tx: Transaction, ctx: OrganisationContext, day: string) {
  const lastOf = (zone: ReturnType<typeof sql>) =>
    sql`least(now(), ((${day}::date + 1)::timestamp at time zone ${zone}) - interval '1 ms')`.mapWith(
      auditEvents.at,
    );
  const found = await tx
    .select({ id: workspaces.id, at: lastOf(sql`${workspaces.timeZone}`) })
    .from(workspaces)
    .where(eq(workspaces.organisationId, ctx.organisation.id));
  const [utc] = await tx.select({ at: lastOf(sql`'UTC'`) }).from(sql`(values (1)) as one (row)`);
  return { moments: new Map(found.map(({ id, at }) => [id, at])), elsewhere: utc?.at ?? new Date(0) };
}

async function readEvents(
  tx: Transaction,
  ctx: OrganisationContext,
  states: readonly { at: Date; state: Replayed }[],
): Promise<void> {
  const last = new Date(Math.max(...states.map(({ at }) => at.getTime())));
  for (let seq = 0, more = true; more; ) {
    const events = await tx
      .select()
      .from(auditEvents)
      .where(
        and(
          isVisible(ctx),
          gt(auditEvents.seq, seq),
          // A moment has milliseconds, an event microseconds.
          lte(sql`date_trunc('milliseconds', ${auditEvents.at})`, sql`${last.toISOString()}::timestamptz`),
          inArray(sql`split_part(${auditEvents.event}, '.', 1)`, replayedGroups),
        ),
      )
      .orderBy(auditEvents.seq)
      .limit(portion);
    for (const event of events) {
      for (const { at, state } of states) if (event.at <= at) replay(state, event);
    }
    seq = events.at(-1)?.seq ?? seq;
    more = events.length === portion;
  }
}

async function firstEvent(tx: Transaction, ctx: OrganisationContext): Promise<Date | null> {
  const [first] = await tx
    .select({ at: auditEvents.at })
    .from(auditEvents)
    .where(isVisible(ctx))
    .orderBy(auditEvents.seq)
    .limit(1);
  return first?.at ?? null;
}
