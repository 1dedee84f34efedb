import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { call } from '@/db/call';
import { organisations, people } from '@/db/schema/access/organisations';
import type { workspaces } from '@/db/schema/access/workspaces';
import { inTenant, type Tenant, type Transaction } from '@/db/tenant';
import type { CustomRole } from '@/lib/access/models/custom-roles';
import { modelOf, organisationModel } from '@/lib/access/models/registry';
import type { LentSeats } from '@/lib/access/seats/read-seats';
import { NotFound } from '@/lib/platform/errors';
import { note } from '@/lib/platform/refusals/asked';
import { type Access, accessOf } from '@/lib/policy/access';
import type { AccessModel } from '@/lib/policy/model';
import { type ContextFacts, contextFacts, factsFromJson } from './context-facts';
import { contextOf } from './context-of';
import { type EffectiveMembership, effectiveMembershipIn, type Member } from './effective-membership';
import { enterWithoutFactor, requireFactorOfOrganisation } from './required-factor';
import type { SignedIn } from './signed-in';

export type { SignedIn } from './signed-in';

/** What a context shows: the console as another member or access has it, for reading only (B6). */
export interface Viewing {
  id: string;
  /** The member viewed as; null for an access. */
  name: string | null;
  by: Pick<SignedIn, 'userId' | 'name'>;
  /** The first moment after it. */
  until: Date;
}

/** A person acting in one workspace, loaded from the database for every request (R4, SE2). */
export interface WorkspaceContext {
  person: SignedIn;
  workspace: Pick<
    typeof workspaces.$inferSelect,
    | 'id'
    | 'name'
    | 'slug'
    | 'parentId'
    | 'path'
    | 'level'
    | 'flags'
    | 'organisationId'
    | 'locale'
    | 'country'
    | 'timeZone'
    | 'version'
  >;
  organisation: typeof organisations.$inferSelect;
  /** Their membership; without a row in this workspace where it is inherited: see `effectiveMembershipIn`. */
  member: Member;
  inheritedFrom: EffectiveMembership['inheritedFrom'];
  model: AccessModel;
  /** The organisation's custom roles, already part of the model: for pages that pass them to the browser (B7). */
  ownRoles: readonly CustomRole[];
  access: Access;
  /** The colleagues whom they cover at this moment, with the seats that they thereby have (B11). */
  covering: readonly LentSeats[];
  /** From when on the workspace requires a second factor that the person lacks (B17); absent without one to come. */
  factorFrom?: Date;
  /** Present while a person views as the member or the access of this context, who then can only read (B6). */
  viewing?: Viewing;
}

/** A person acting on an organisation as a whole. */
export interface OrganisationContext {
  person: SignedIn;
  organisation: typeof organisations.$inferSelect;
  membership: typeof people.$inferSelect;
  access: Access;
}

/** The tenant of a workspace context. Its transactions write nothing while it is viewed (VA1). */
export function tenantOf(ctx: WorkspaceContext): Tenant {
  return {
    userId: ctx.person.userId,
    workspaceId: ctx.workspace.id,
    organisationId: ctx.organisation.id,
    isReadOnly: ctx.viewing !== undefined,
  };
}

/**
 * Loads a person's membership in the workspace with that slug.
 *
 * @throws NotFound when the workspace is missing, or they have no active membership in it: both look alike (R6)
 * @throws FactorMissing when it requires a second factor that they lack (B17)
 */
export async function loadWorkspaceContext(person: SignedIn, slug: string): Promise<WorkspaceContext> {
  return contextOfFacts(
    person,
    await call<ContextFacts | null>('context_facts($1, null, $2)', [person.userId, slug]),
  );
}

/**
 * Reads the person's membership again inside a running transaction, so that a revocation since then is seen (RV1).
 * Leaves the transaction in the workspace.
 *
 * @throws NotFound when their membership has ended
 */
export async function reloadContext(
  tx: Transaction,
  ctx: { person: SignedIn; workspace: Pick<WorkspaceContext['workspace'], 'id'> },
): Promise<WorkspaceContext> {
  const [row] = await tx
    .select({ facts: contextFacts(ctx.person.userId, ctx.workspace.id) })
    .from(sql`(values (1)) as one (row)`)
    .prepare('context')
    .execute();
  return contextOfFacts(ctx.person, JSON.parse(row?.facts ?? 'null'));
}

/** Not found, because the membership has ended and the ending is not recorded yet: see `openWorkspace`. */
export class MembershipEnded extends NotFound {
  readonly workspaceId: string;
  readonly organisationId: string;

  constructor({ workspaceId, organisationId }: Member) {
    super();
    this.workspaceId = workspaceId;
    this.organisationId = organisationId;
  }
}

const isUnrecorded = ({ status, endsAt, endRecordedFor }: Member) =>
  status === 'ended' && endsAt?.getTime() !== endRecordedFor?.getTime();

/**
 * The context of a person, from what one statement read.
 *
 * @param facts null where they have no membership in the workspace or above it
 * @throws NotFound when none of them opens it · FactorMissing when it requires a second factor that they lack (B17)
 */
export function contextOfFacts(person: SignedIn, facts: ContextFacts | null): WorkspaceContext {
  if (!facts) throw new NotFound();
  const read = factsFromJson(facts);
  const { workspace, organisation } = read;
  const effective = requireEffective(read, read.memberships);
  note({ workspace: workspace.id, organisation: organisation.id });
  const ctx = contextOf(person, { ...read, effective });
  const factorFrom = enterWithoutFactor(person, { ...read, role: effective.member.role });
  return { ...ctx, ...(factorFrom && { factorFrom }) };
}

type Place = Pick<WorkspaceContext, 'workspace' | 'organisation'>;

/**
 * The effective membership of a person, from theirs in the workspace and above it.
 *
 * @throws NotFound when there is none
 */
export function requireEffective(
  { workspace, organisation }: Place,
  memberships: readonly Member[],
): EffectiveMembership {
  // Custom roles are not inherited, so the model without them finds the effective membership.
  const effective = effectiveMembershipIn(modelOf(organisation.model), workspace, memberships);
  if (effective) return effective;
  const ended = memberships.find(isUnrecorded);
  throw ended ? new MembershipEnded(ended) : new NotFound();
}

/**
 * Loads a person's membership in the organisation with that slug.
 *
 * @throws NotFound when there is none · FactorMissing when one of their workspaces there requires a factor that they lack
 */
export async function loadOrganisationContext(person: SignedIn, slug: string): Promise<OrganisationContext> {
  return inTenant({ userId: person.userId }, async (tx) => {
    const [row] = await tx
      .select({ membership: people, organisation: organisations })
      .from(people)
      .innerJoin(organisations, eq(organisations.id, people.organisationId))
      .where(and(eq(organisations.slug, slug), eq(people.userId, person.userId), isNull(people.suspendedAt)))
      .prepare('organisation-context')
      .execute();
    if (!row) throw new NotFound();
    const { membership, organisation } = row;
    note({ organisation: organisation.id });
    await requireFactorOfOrganisation(tx, person, organisation);
    const access = accessOf(
      organisationModel,
      {
        role: membership.role,
        restrictions: [],
        grants: [],
        plan: organisation.plan,
        level: 0,
        status: 'active',
      },
      { userId: person.userId, seats: [], teams: [] },
    );
    return { person, organisation, membership, access };
  });
}
