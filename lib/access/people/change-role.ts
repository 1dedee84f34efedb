import 'server-only';
import { sql } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { organisationModel } from '@/lib/access/models/registry';
import { Invalid, Stale } from '@/lib/platform/errors';
import {
  changingPeople,
  countAdmins,
  lockPerson,
  type Person,
  personOf,
  personTarget,
} from './changing-people';
import { type PersonView, personView } from './list-people';

export interface ChangeOrganisationRole {
  userId: string;
  /** The role that the form showed. */
  from: string;
  role: string;
}

/**
 * Gives a person another role in the organisation. Actors cannot change their own (R1), an admin always stays (R2), and
 * no actor gives more than they hold (R3). Workspaces do not change.
 *
 * @throws Denied · NotFound · Stale · Invalid on `role`
 */
export function changeOrganisationRole(
  ctx: OrganisationContext,
  { userId, from, role }: ChangeOrganisationRole,
): Promise<PersonView> {
  if (!isRole(role)) throw new Invalid({ role: 'unknown-role' });
  return changingPeople(ctx, async (tx, actor) => {
    const before = await lockPerson(tx, actor, userId);
    authorize(actor, 'people.edit-role', personTarget(before, await countAdmins(tx, actor)));
    if (before.role !== from) throw new Stale();
    authorize(actor, 'people.assign-role', { kind: 'assignment', role, restrictions: [], grants: [] });
    if (before.role === role) return personView(tx, actor, before);
    await tx.update(people).set({ role, updatedAt: sql`now()` }).where(personOf(actor, userId));
    await recordAudit(tx, actor.person, {
      event: 'person.role-changed',
      organisationId: actor.organisation.id,
      subject: { id: userId, name: before.name },
      before: { role: before.role },
      after: { role },
    });
    return personView(tx, actor, { ...before, role });
  });
}

function isRole(role: string): role is Person['role'] {
  return Object.hasOwn(organisationModel.roles, role);
}
