import 'server-only';
import type { organisations } from '@/db/schema/access/organisations';
import type { workspaces } from '@/db/schema/access/workspaces';
import { type CustomRole, withCustomRoles } from '@/lib/access/models/custom-roles';
import { modelOf } from '@/lib/access/models/registry';
import { seatIds, type WorkedSeats } from '@/lib/access/seats/read-seats';
import { NotFound } from '@/lib/platform/errors';
import { accessOf } from '@/lib/policy/access';
import { assignmentIn } from './assignment';
import { type EffectiveMembership, mayEnter } from './effective-membership';

/**
 * The context of a person, from what was read about them.
 *
 * @throws NotFound when an inherited membership allows nothing
 */
export function contextOf<Person extends { userId: string; program?: { name: string } }>(
  person: Person,
  read: {
    workspace: typeof workspaces.$inferSelect;
    organisation: typeof organisations.$inferSelect;
    effective: EffectiveMembership;
    ownRoles: CustomRole[];
    worked: WorkedSeats;
    teams: readonly string[];
  },
) {
  const { workspace, organisation, effective, ownRoles, worked, teams: joined } = read;
  const { member, inheritedFrom } = effective;
  const model = withCustomRoles(modelOf(organisation.model), ownRoles);
  const access = accessOf(model, assignmentIn({ workspace, organisation }, member), {
    userId: person.userId,
    seats: seatIds(worked),
    teams: joined,
  });
  if (!mayEnter(effective, access)) throw new NotFound();
  return {
    ...{ person, workspace, organisation, inheritedFrom, model, ownRoles, access },
    // What a directory's token does is signed with the name of the token (392).
    member: person.program ? { ...member, name: person.program.name } : member,
    covering: worked.lent,
  };
}
