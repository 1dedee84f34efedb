import 'server-only';
import { and, count as countRows, eq, or, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, isSuspended, memberNow } from '@/lib/access/context/member-now';
import { readForPage } from '@/lib/access/context/read-for-page';
import { authorize } from '@/lib/access/context/transactions';
import { type Compiled, compile } from '@/lib/policy/compile';
import type { Permission, Scope } from '@/lib/policy/model';

/** Scopes that include every row of the workspace. */
const wide: ReadonlySet<Scope | undefined> = new Set(['all', 'tree']);

/** The number of holders of a role, and of their permissions. */
export interface Holders {
  total: number;
  /** The holders with a restriction. */
  restricted: number;
  /** The holders whose access changes by itself: it ends, or a temporary change reverts (B5). */
  temporary: number;
  /** Further members with the role who are suspended at this moment (B4). */
  suspended: number;
  /** The holders of a permission. */
  holding: (permission: Permission) => number;
  /** Of those, the holders for whom every row of it is visible. */
  seeingAll: (permission: Permission) => number;
}

/**
 * The active holders of each role of the workspace, by the access that each has at this moment. People are counted by assignment, and the policy runs once for each
 * different access.
 *
 * @throws Denied for an actor who may not see the roles
 */
export async function countHolders(ctx: WorkspaceContext): Promise<ReadonlyMap<string, Holders>> {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  const given = await readForPage(ctx, (tx) =>
    tx
      .select({
        role: memberNow.role,
        restrictions: memberNow.restrictions,
        grants: memberNow.grants,
        isSuspended: sql<boolean>`${isSuspended}`,
        isTemporary: sql<boolean>`(coalesce(members.reverts_at > now(), false) or members.ends_at is not null)`,
        count: countRows(),
      })
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), or(isActive, isSuspended)))
      .groupBy(sql`1, 2, 3, 4, 5`),
  );
  const accesses = given.map(({ count: people, ...assignment }) => ({
    people,
    ...assignment,
    compiled: compile(ctx.model, assignmentIn(ctx, { ...assignment, status: 'active' })),
  }));
  return new Map(
    Object.keys(ctx.model.roles).map((role) => {
      const ofRole = accesses.filter((access) => access.role === role);
      const own = ofRole.filter(({ isSuspended: waits }) => !waits);
      const count = (some: typeof accesses) => some.reduce((total, { people }) => total + people, 0);
      const sum = (test: (compiled: Compiled, restrictions: string[]) => boolean) =>
        own.reduce(
          (total, { compiled, people, restrictions }) => total + (test(compiled, restrictions) ? people : 0),
          0,
        );
      const holds = (compiled: Compiled, permission: Permission) =>
        compiled.entries.get(permission)?.decision.allowed === true;
      return [
        role,
        {
          total: sum(() => true),
          temporary: count(own.filter(({ isTemporary }) => isTemporary)),
          suspended: count(ofRole.filter(({ isSuspended: waits }) => waits)),
          restricted: sum((_, restrictions) => restrictions.length > 0),
          holding: (permission) => sum((compiled) => holds(compiled, permission)),
          seeingAll: (permission) =>
            sum(
              (compiled) =>
                holds(compiled, permission) && wide.has(compiled.entries.get(permission)?.applied.scope),
            ),
        } satisfies Holders,
      ];
    }),
  );
}
