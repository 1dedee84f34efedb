import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { members } from '@/db/schema/access/members';
import { workspaces } from '@/db/schema/access/workspaces';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { isActive, memberNow } from '@/lib/access/context/member-now';
import { isFactorDue } from '@/lib/access/context/required-factor';
import { authorize, changingMembers, inWorkspace } from '@/lib/access/context/transactions';
import { topRoleOf } from '@/lib/access/models/registry';
import { holdsFactor } from '@/lib/access/sessions/holds-factor';
import { Invalid, NotFound, Stale } from '@/lib/platform/errors';
import { decide } from '@/lib/policy/decide';
import { isRoleOfLevel } from '@/lib/policy/levels';
import type { Decision, Target } from '@/lib/policy/model';
import { hasFactor } from './has-factor';

/** The requirement of a second factor in a workspace (B17), for those who see its roles. */
export interface RequirementView {
  version: number;
  /** The first day on which it is required, as 2026-12-31 in the workspace's time zone; null: it is not. */
  from: string | null;
  isDue: boolean;
  /** Null: of everyone. */
  roles: string[] | null;
  /** Whether a second factor that the identity provider asked for counts. */
  ofProvider: boolean;
  /** The built-in roles that exist at this depth of the tree. */
  choices: string[];
  /** The active members by role, and those among them who have no second factor. */
  holders: { role: string; total: number; without: number }[];
  /** Whether the reader may change it. */
  decision: Decision;
  /** Whether the reader has a second factor: without one they can change nothing here. */
  hasOwn: boolean;
}

/**
 * The requirement is a condition on every role up to the top one, so it belongs to those who may give the top role. In
 * every model they may do so at any depth where it exists.
 */
const givingTheTopRole = ({ model, workspace }: WorkspaceContext): Target => ({
  ...{ kind: 'assignment', role: topRoleOf(model, workspace.level) },
  ...{ restrictions: [], grants: [] },
});

const builtInRoles = ({ model, workspace }: WorkspaceContext) =>
  Object.entries(model.roles)
    .filter(([, role]) => !role.words && isRoleOfLevel(role, workspace.level))
    .map(([id]) => id);

/** Whether the actor may require a factor of the members, or end that. */
export const mayRequireFactor = (ctx: WorkspaceContext): Decision =>
  decide(ctx.access, 'users.invite', givingTheTopRole(ctx));

/** @throws Denied without a view of the roles */
export function readRequirement(ctx: WorkspaceContext): Promise<RequirementView> {
  authorize(ctx, 'roles.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const [row] = await tx
      .select({
        version: workspaces.factorVersion,
        roles: workspaces.factorRoles,
        ofProvider: workspaces.factorOfProvider,
        from: sql<
          string | null
        >`to_char(${workspaces.factorFrom} at time zone ${workspaces.timeZone}, 'YYYY-MM-DD')`,
        isDue: isFactorDue,
      })
      .from(workspaces)
      .where(eq(workspaces.id, ctx.workspace.id));
    if (!row) throw new NotFound();
    return {
      ...row,
      choices: builtInRoles(ctx),
      holders: await countHolders(tx, ctx),
      decision: mayRequireFactor(ctx),
      hasOwn: await hasFactor(tx, ctx.person.userId),
    };
  });
}

/** Custom roles count as those that they are made of, like the requirement itself. */
async function countHolders(tx: Transaction, { workspace, ownRoles }: WorkspaceContext) {
  const rows = await tx
    .select({
      role: memberNow.role,
      has: holdsFactor(members.userId),
    })
    .from(members)
    .where(and(eq(members.workspaceId, workspace.id), isActive));
  const counts = new Map<string, { total: number; without: number }>();
  for (const { role: held, has } of rows) {
    const role = ownRoles.find(({ id }) => id === held)?.base ?? held;
    const { total, without } = counts.get(role) ?? { total: 0, without: 0 };
    counts.set(role, { total: total + 1, without: without + (has ? 0 : 1) });
  }
  return [...counts].map(([role, count]) => ({ role, ...count }));
}

export interface ChangeRequirement {
  /** The version that the form showed. */
  version: number;
  /** As in the view; null ends the requirement. */
  from: string | null;
  roles: string[] | null;
  ofProvider: boolean;
}

/**
 * Requires a second factor of the members of a workspace from a day on, changes that, or ends it (B17). It applies to
 * every session from the next request on (R4).
 *
 * Every change needs a factor of the actor, given lately: they cannot lock themself out, and an open browser is not
 * enough to take the protection from the others.
 *
 * @returns the new version
 * @throws Denied to those who may not give the top role · FactorNeeded · Stale
 * @throws Invalid on `from` for a day that is over, on `roles`, or as a whole without a factor
 */
export function changeRequirement(
  ctx: WorkspaceContext,
  input: ChangeRequirement,
): Promise<{ version: number }> {
  return changingMembers(ctx, async (tx, actor) => {
    authorize(actor, 'users.invite', givingTheTopRole(actor));
    if (!(await hasFactor(tx, actor.person.userId))) throw new Invalid({ '': 'factor-first' });
    const here = eq(workspaces.id, actor.workspace.id);
    const [before] = await tx.select().from(workspaces).where(here).for('update');
    if (before?.factorVersion !== input.version) throw new Stale();
    const after = await requirementOf(tx, actor, before, input);
    const version = input.version + 1;
    await tx
      .update(workspaces)
      .set({ ...after, factorVersion: version })
      .where(here);
    await recordAudit(tx, actor.person, {
      event: after.factorFrom ? 'workspace.factor-required' : 'workspace.factor-optional',
      organisationId: actor.organisation.id,
      workspaceId: before.id,
      subject: { id: before.id, name: before.name },
      before: recorded(actor, before),
      after: recorded(actor, after),
    });
    await announce(tx, { topic: 'flags', workspaceId: before.id });
    return { version };
  });
}

type Requirement = Pick<typeof workspaces.$inferSelect, 'factorFrom' | 'factorRoles' | 'factorOfProvider'>;

/** The trail names the roles also where all are meant: what is meant by that changes with the model. */
const recorded = (ctx: WorkspaceContext, { factorFrom, factorRoles, factorOfProvider }: Requirement) => ({
  requiredFrom: factorFrom,
  providerFactorCounts: factorFrom && factorOfProvider,
  requiredOf: factorFrom && (factorRoles ?? builtInRoles(ctx)),
});

/** @throws Invalid on `from` or `roles` */
async function requirementOf(
  tx: Transaction,
  actor: WorkspaceContext,
  before: typeof workspaces.$inferSelect,
  { from, roles, ofProvider }: ChangeRequirement,
): Promise<Requirement> {
  if (from === null) return { factorFrom: null, factorRoles: null, factorOfProvider: false };
  const known = builtInRoles(actor);
  if (roles && (roles.length === 0 || roles.some((role) => !known.includes(role))))
    throw new Invalid({ roles: roles.length === 0 ? 'required' : 'invalid' });
  const { timeZone } = actor.workspace;
  const day = await oneRow(
    tx.execute<{ at: string; isOver: boolean }>(sql`
      select ${from}::date::timestamp at time zone ${timeZone}::text as at,
        ${from}::date < (now() at time zone ${timeZone}::text)::date as "isOver"`),
  );
  const at = new Date(day.at);
  // Today has begun, so that it applies at once. A day that is over can only stay.
  if (day.isOver && at.getTime() !== before.factorFrom?.getTime()) throw new Invalid({ from: 'past' });
  return {
    ...{ factorFrom: at, factorOfProvider: ofProvider },
    factorRoles: roles && known.filter((role) => roles.includes(role)),
  };
}
