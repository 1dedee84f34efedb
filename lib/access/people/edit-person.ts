import 'server-only';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Stale } from '@/lib/platform/errors';
import { changingPeople, countAdmins, lockPerson, personTarget } from './changing-people';
import { type PersonView, personView } from './list-people';
import { checkedName, nameEverywhere } from './name-everywhere';

/**
 * Names a person anew for the whole organisation: every workspace they belong to, or belonged to, shows it
 * (S1.34). One's own name too: a name gives nothing.
 *
 * @throws Denied · NotFound · Invalid on `name` · Stale when they are called something else by now than `from`
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
