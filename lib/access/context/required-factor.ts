import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { organisations } from '@/db/schema/access/organisations';
import { workspaces } from '@/db/schema/access/workspaces';
import { enter, type Transaction } from '@/db/tenant';
import type { CustomRole } from '@/lib/access/models/custom-roles';
import { FactorMissing } from '@/lib/platform/errors';
import { isActive, memberNow } from './member-now';
import { readCustomRoles } from './model-of-organisation';

type Requiring = Pick<typeof workspaces.$inferSelect, 'factorFrom' | 'factorRoles' | 'factorOfProvider'>;

/** Whether a workspace requires a second factor at this moment, by the database's clock (FA8). */
export const isFactorDue = sql<boolean>`coalesce(${workspaces.factorFrom} <= now(), false)`;

/**
 * Whether a workspace requires, now or later, a second factor of the holders of a role. A custom role counts as the one
 * that it is made of: a role made afterwards is no way around the requirement.
 */
export function coversRole(
  { factorFrom, factorRoles }: Pick<Requiring, 'factorFrom' | 'factorRoles'>,
  role: string,
  ownRoles: readonly Pick<CustomRole, 'id' | 'base'>[],
): boolean {
  if (!factorFrom) return false;
  const base = ownRoles.find(({ id }) => id === role)?.base ?? role;
  return factorRoles === null || factorRoles.includes(base);
}

/** The person of a request: see `SignedIn`. */
interface Entering {
  userId: string;
  hasFactor?: boolean;
  providerFactor?: boolean;
}

/** Programs with a key, jobs, and a member viewed as have no session, so nothing is asked of them. */
const hasNone = ({ hasFactor }: Entering) => hasFactor === false;

/** Whether they lack what a workspace requires: a factor here or, where it counts, at their identity provider. */
export const lacksFactor = (
  person: Entering,
  { factorOfProvider }: Pick<Requiring, 'factorOfProvider'>,
): boolean => hasNone(person) && !(factorOfProvider && person.providerFactor);

/**
 * Lets a person into a workspace as far as its requirement goes. Every way into a workspace loads a context, and comes
 * here (B17).
 *
 * @returns from when on it requires a second factor that they lack; undefined without one to come
 * @throws FactorMissing when it requires it now
 */
export function enterWithoutFactor(
  person: Entering,
  at: { workspace: Requiring; isFactorDue: boolean; role: string; ownRoles: readonly CustomRole[] },
): Date | undefined {
  if (!lacksFactor(person, at.workspace) || !coversRole(at.workspace, at.role, at.ownRoles)) return undefined;
  if (at.isFactorDue) throw new FactorMissing();
  return at.workspace.factorFrom ?? undefined;
}

/**
 * Refuses the pages and acts of an organisation to a person of whom one of its workspaces requires a second factor:
 * there they could do what the workspace refuses.
 *
 * @throws FactorMissing
 */
export async function requireFactorOfOrganisation(
  tx: Transaction,
  person: Entering,
  organisation: typeof organisations.$inferSelect,
): Promise<void> {
  if (!hasNone(person)) return;
  const { userId } = person;
  const requiring = await tx
    .select({ workspace: workspaces, role: memberNow.role })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.id, members.workspaceId))
    .where(
      and(
        eq(members.userId, userId),
        eq(members.organisationId, organisation.id),
        isActive,
        isNull(workspaces.closedAt),
        isFactorDue,
      ),
    );
  if (requiring.length === 0) return;
  await enter(tx, { userId, organisationId: organisation.id });
  const ownRoles = await readCustomRoles(tx, organisation);
  const isLacking = ({ workspace, role }: (typeof requiring)[number]) =>
    lacksFactor(person, workspace) && coversRole(workspace, role, ownRoles);
  if (requiring.some(isLacking)) throw new FactorMissing();
}
