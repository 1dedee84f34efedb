import 'server-only';
import { and, eq } from 'drizzle-orm';
import { directoryPeople } from '@/db/schema/access/directory';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { managedByDirectory } from '@/lib/access/members/directory-lock';
import { Denied, Stale } from '@/lib/platform/errors';
import { changingPeople, countAdmins, lockPerson, type Person, personTarget } from './changing-people';
import { type PersonView, personView } from './list-people';
import { checkedName, nameEverywhere } from './name-everywhere';

/**
 * Renames a person in the whole organisation: every workspace of their present and former memberships shows it (S1.34).
 * Actors may rename themselves, since a name gives no access.
 *
 * @throws Denied · NotFound · Invalid on `name` · Stale when their present name differs from `from`
 */
export function editPerson(
  ctx: OrganisationContext,
  input: { userId: string; from: string; name: string },
): Promise<PersonView> {
  const name = checkedName(input.name);
  return changingPeople(ctx, async (tx, actor) => {
    const before = await lockPerson(tx, actor, input.userId);
    authorize(actor, 'people.edit', personTarget(before, await countAdmins(tx, actor)));
    if (before.name !== input.from) throw new Stale();
    if (before.name === name) return personView(tx, actor, before);
    await requireOwnName(tx, actor, before);
    await nameEverywhere(tx, actor.person, before, name);
    return personView(tx, actor, { ...before, name });
  });
}

/** The identity provider names the people whom it provisions. */
async function requireOwnName(
  tx: Transaction,
  { person }: OrganisationContext,
  { organisationId, userId }: Person,
) {
  if (person.program) return;
  const [provisioned] = await tx
    .select({ userId: directoryPeople.userId })
    .from(directoryPeople)
    .where(and(eq(directoryPeople.organisationId, organisationId), eq(directoryPeople.userId, userId)));
  if (provisioned) throw new Denied(managedByDirectory);
}
