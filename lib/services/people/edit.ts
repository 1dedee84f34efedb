import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import { people } from '@/db/schema/organisations';
import { announce } from '@/db/tenant';
import { Invalid } from '@/lib/errors';
import type { OrganisationContext } from '@/lib/services/access/context';
import { recordAudit } from '@/lib/services/access/record-audit';
import { authorize } from '@/lib/services/access/transact';
import { changingPeople, countAdmins, holdPerson, personOf, personTarget } from './changing-people';
import { type PersonView, personView } from './list';

/**
 * Names a person anew for the whole organisation: every workspace they belong to, or belonged to, shows it
 * (S1.34). One's own name too: a name gives nothing.
 *
 * @throws Denied · NotFound · Invalid on `name`
 */
export function editPerson(
  ctx: OrganisationContext,
  input: { userId: string; name: string },
): Promise<PersonView> {
  const name = input.name.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) throw new Invalid({ name: 'name' });
  return changingPeople(ctx, async (tx, actor) => {
    const before = await holdPerson(tx, actor, input.userId);
    authorize(actor, 'people.edit', personTarget(before, await countAdmins(tx, actor)));
    if (before.name === name) return personView(tx, actor, before);
    await tx.update(people).set({ name, updatedAt: sql`now()` }).where(personOf(actor, before.userId));
    const renamed = await tx
      .update(members)
      .set({ name })
      .where(and(eq(members.organisationId, actor.organisation.id), eq(members.userId, before.userId)))
      .returning({ workspaceId: members.workspaceId });
    await recordAudit(tx, actor.person, {
      event: 'person.edited',
      organisationId: actor.organisation.id,
      subject: { id: before.userId, name },
      before: { name: before.name },
      after: { name },
    });
    for (const { workspaceId } of renamed) await announce(tx, { topic: 'members', workspaceId });
    return personView(tx, actor, { ...before, name });
  });
}
