import 'server-only';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { changingPeople, countAdmins, lockPerson, personTarget } from './changing-people';
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
    await nameEverywhere(tx, actor.person, before, name);
    return personView(tx, actor, { ...before, name });
  });
}
