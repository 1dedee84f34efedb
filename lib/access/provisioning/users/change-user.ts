import 'server-only';
import { and, eq, ne, sql } from 'drizzle-orm';
import { directoryPeople } from '@/db/schema/access/directory';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { addPerson } from '@/lib/access/people/add-person';
import { countAdmins, personTarget } from '@/lib/access/people/changing-people';
import { checkedName, nameEverywhere } from '@/lib/access/people/name-everywhere';
import { reinstatePerson, suspendPerson } from '@/lib/access/people/suspend-person';
import { canonical } from '@/lib/platform/canonical';
import { foldEmail, isSameEmail } from '@/lib/platform/mail/fold-email';
import { invalidValue, ScimRefusal } from '../protocol/refusal';
import type { UserRow } from './user-resource';
import type { WantedUser } from './wanted-user';

/**
 * Adds a person as the resource asks, in a running change of people.
 *
 * @returns their id
 * @throws ScimRefusal, 409 when the person or the `userName` is there already · Denied · Invalid
 */
export async function addUser(
  tx: Transaction,
  actor: OrganisationContext,
  wanted: WantedUser,
): Promise<string> {
  const email = wanted.email ?? wanted.userName;
  if (!email.includes('@')) throw invalidValue('“emails” or “userName” has to name an address.');
  await requireFreeUserName(tx, actor, wanted.userName, null);
  const name = wanted.displayName ?? wanted.formatted ?? wanted.composed ?? wanted.userName;
  const person = await addPerson(tx, actor, { email, name });
  const { userName, externalId, attributes } = wanted;
  const suspensions = wanted.active === false ? await suspendPerson(tx, actor, person) : [];
  const { organisationId, userId } = person;
  await tx
    .insert(directoryPeople)
    .values({ organisationId, userId, userName, externalId, attributes, suspensions });
  return userId;
}

/**
 * Changes a locked person to what the resource asks, and marks them as provisioned. What is so already changes nothing.
 *
 * @throws ScimRefusal · Denied · Invalid
 */
export async function changeUser(
  tx: Transaction,
  actor: OrganisationContext,
  row: UserRow,
  wanted: WantedUser,
): Promise<void> {
  const { person, email, directory } = row;
  if (wanted.email !== undefined && !isSameEmail(wanted.email, email))
    throw new ScimRefusal(400, 'mutability', 'Only the person can change the address of their account.');
  await requireFreeUserName(tx, actor, wanted.userName, person.userId);
  await rename(tx, actor, row, wanted);
  const suspensions = await activate(tx, actor, row, wanted.active);
  const { organisationId, userId } = person;
  const { userName, externalId, attributes } = wanted;
  const said = { userName, externalId, attributes, suspensions };
  const before = directory && {
    userName: directory.userName,
    externalId: directory.externalId,
    attributes: directory.attributes,
    suspensions: directory.suspensions,
  };
  if (canonical(before) === canonical(said)) return;
  await tx
    .insert(directoryPeople)
    .values({ organisationId, userId, ...said })
    .onConflictDoUpdate({
      target: [directoryPeople.organisationId, directoryPeople.userId],
      set: { ...said, updatedAt: sql`now()` },
    });
}

async function activate(
  tx: Transaction,
  actor: OrganisationContext,
  row: UserRow,
  active = row.person.suspendedAt === null,
) {
  const { person, directory } = row;
  const suspensions = directory?.suspensions ?? [];
  if (active === (person.suspendedAt === null)) return suspensions;
  if (!active) return suspendPerson(tx, actor, person);
  await reinstatePerson(tx, actor, person, suspensions);
  return [];
}

/** The name that the resource says differently from the present one counts. */
async function rename(
  tx: Transaction,
  actor: OrganisationContext,
  { person }: UserRow,
  { displayName, formatted, composed }: WantedUser,
): Promise<void> {
  const said = [displayName, formatted].filter((each) => each !== undefined);
  const wanted = said.find((each) => each !== person.name) ?? (said.length === 0 ? composed : undefined);
  if (wanted === undefined) return;
  const name = checkedName(wanted);
  if (name === person.name) return;
  authorize(actor, 'people.edit', personTarget(person, await countAdmins(tx, actor)));
  await nameEverywhere(tx, actor.person, person, name);
}

/** `userName` is unique in the organisation, in upper or lower case; people who have none have their address. */
async function requireFreeUserName(
  tx: Transaction,
  { organisation }: OrganisationContext,
  userName: string,
  userId: string | null,
): Promise<void> {
  const [taken] = await tx
    .select({ userId: people.userId })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .leftJoin(
      directoryPeople,
      and(
        eq(directoryPeople.organisationId, people.organisationId),
        eq(directoryPeople.userId, people.userId),
      ),
    )
    .where(
      and(
        eq(people.organisationId, organisation.id),
        userId === null ? undefined : ne(people.userId, userId),
        sql`coalesce(${directoryPeople.userNameKey}, ${users.emailKey}) = ${foldEmail(userName)}`,
      ),
    )
    .limit(1);
  if (taken) throw new ScimRefusal(409, 'uniqueness', '“userName” is taken.');
}
