import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import { seats } from '@/db/schema/access/seats';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { assignmentTarget, memberTarget } from '@/lib/access/members/policy-target';
import { nobodyIsLast, readTopHolders, type TopHolders } from '@/lib/access/members/top-holders';
import type { Target } from '@/lib/policy/model';
import type { PermissionFacts } from '@/lib/policy/permission-table';
import type { Row } from '@/lib/policy/visibility';
import type { RecordKind } from './record-kind';
import type { ResourceProperties, ResourceRef } from './request';
import { findMembers, isId, type MemberFinder } from './subjects';

/** The permissions that can be about a resource of this type. */
export function concerns(kinds: readonly RecordKind[], type: string, facts: PermissionFacts): boolean {
  if (facts.about !== 'record') return facts.about === type;
  return kinds.some((kind) => kind.type === type && kind.features.includes(facts.feature));
}

/** The target of the policy for a resource; undefined where there is none that the asking person sees (R6). */
export type TargetFinder = (resource: ResourceRef) => Target | undefined;

/** Reads the targets of resources, in one query for each type. */
export async function findTargets(
  tx: Transaction,
  ctx: WorkspaceContext,
  kinds: readonly RecordKind[],
  resources: readonly ResourceRef[],
): Promise<TargetFinder> {
  const idsOf = (type: string) => resources.filter((each) => each.type === type).map(({ id }) => id);
  const memberIds = idsOf('member');
  const members = await findMembers(tx, ctx, memberIds);
  const topHolders = memberIds.length > 0 ? await readTopHolders(tx, ctx) : nobodyIsLast;
  const rows = new Map<string, ReadonlyMap<string, Row>>();
  for (const kind of kinds) {
    const ids = [...new Set(idsOf(kind.type).map((id) => id.toLowerCase()))].filter(isId);
    if (ids.length > 0) rows.set(kind.type, await kind.find(tx, ctx, ids));
  }
  const seatOf = seatFinder(await readSupposedSeats(tx, ctx, resources));
  return targetFinder(ctx, kinds, { members, topHolders, rows, seatOf });
}

/** What was read about the resources of a request. */
export interface ReadTargets {
  members: MemberFinder;
  topHolders: TopHolders;
  /** The rows that the asking person sees, by type and id. */
  rows: ReadonlyMap<string, ReadonlyMap<string, Row>>;
  seatOf: (memberId: string) => string;
}

/** Finds targets among what was read. */
export function targetFinder(
  ctx: WorkspaceContext,
  kinds: readonly RecordKind[],
  { members, topHolders, rows, seatOf }: ReadTargets,
): TargetFinder {
  return ({ type, id, properties }) => {
    if (type === 'workspace') return id === ctx.workspace.slug ? { kind: 'workspace' } : undefined;
    if (type === 'assignment') return givenAccess(properties);
    if (type === 'member') {
      const found = members(id);
      return found && memberTarget(found.member, topHolders);
    }
    if (!kinds.some((kind) => kind.type === type)) return undefined;
    return recordTarget(rows.get(type)?.get(id.toLowerCase()), properties, seatOf);
  };
}

function givenAccess({ role, restrictions = [], rights = [] }: ResourceProperties = {}): Target | undefined {
  return role === undefined ? undefined : assignmentTarget({ role, restrictions, grants: rights });
}

/** A record as stored, or as the question supposes it. What it supposes says nothing about records that are not seen. */
function recordTarget(
  stored: Row | undefined,
  { seat, team }: ResourceProperties = {},
  seatOf: (memberId: string) => string,
): Target | undefined {
  if (!stored && seat === undefined && team === undefined) return undefined;
  return {
    kind: 'record',
    seatId: seat === undefined ? (stored?.seatId ?? null) : seat && seatOf(seat),
    teamId: team === undefined ? (stored?.teamId ?? null) : (team?.toLowerCase() ?? null),
  };
}

/** A seat and the member who holds it. */
export interface HeldSeat {
  id: string;
  holderId: string | null;
}

/** The members whose seats resources suppose. */
export function supposedHolders(resources: readonly ResourceRef[]): string[] {
  const named = resources.flatMap(({ properties }) => properties?.seat?.toLowerCase() ?? []);
  return [...new Set(named)].filter(isId);
}

async function readSupposedSeats(
  tx: Transaction,
  ctx: WorkspaceContext,
  resources: readonly ResourceRef[],
): Promise<HeldSeat[]> {
  const ids = supposedHolders(resources);
  if (ids.length === 0) return [];
  return tx
    .select({ id: seats.id, holderId: seats.holderId })
    .from(seats)
    .where(and(eq(seats.workspaceId, ctx.workspace.id), inArray(seats.holderId, ids)))
    .orderBy(sql`${seats.ownerId} <> ${seats.holderId}`, seats.id);
}

/**
 * The seat to which new work of a member is assigned, their own first; for an unknown member an id that no person works
 * from.
 */
export function seatFinder(held: readonly HeldSeat[]): (memberId: string) => string {
  return (memberId) => held.find(({ holderId }) => holderId === memberId.toLowerCase())?.id ?? memberId;
}
