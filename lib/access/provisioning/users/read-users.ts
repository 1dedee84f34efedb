import 'server-only';
import { and, asc, eq, type SQL, sql } from 'drizzle-orm';
import { directoryPeople } from '@/db/schema/access/directory';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';
import { NotFound } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { requireId } from '@/lib/platform/require-id';
import type { Filter } from '../filter/filter';
import type { UserRow } from './user-resource';

/** The people of the organisation that can match a filter, in the order of their making. */
export async function readUsers(
  tx: Transaction,
  { organisation }: OrganisationContext,
  filter: Filter | null,
): Promise<UserRow[]> {
  return tx
    .select({ person: people, email: users.email, directory: directoryPeople })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .leftJoin(directoryPeople, ofPerson)
    .where(and(eq(people.organisationId, organisation.id), filter ? narrowed(filter) : undefined))
    .orderBy(asc(people.userId));
}

const ofPerson = and(
  eq(directoryPeople.organisationId, people.organisationId),
  eq(directoryPeople.userId, people.userId),
);

/**
 * A condition that every match of the filter meets, for the questions that identity providers ask of each person. The
 * filter itself decides.
 */
function narrowed(filter: Filter): SQL | undefined {
  if (filter.op === 'and') return and(...filter.filters.map(narrowed));
  if (filter.op !== 'eq' || typeof filter.value !== 'string' || filter.path.schema !== undefined)
    return undefined;
  const { value, path } = filter;
  switch (path.name?.toLowerCase()) {
    case 'username':
      return sql`coalesce(${directoryPeople.userNameKey}, ${users.emailKey}) = ${foldEmail(value)}`;
    case 'externalid':
      return eq(directoryPeople.externalId, value);
    case 'id':
      return sql`${people.userId}::text = ${value}`;
    default:
      return undefined;
  }
}

/**
 * One person of the organisation.
 *
 * @throws NotFound
 */
export async function readUser(
  tx: Transaction,
  { organisation }: OrganisationContext,
  userId: string,
): Promise<UserRow> {
  const [row] = await tx
    .select({ person: people, email: users.email, directory: directoryPeople })
    .from(people)
    .innerJoin(users, eq(users.id, people.userId))
    .leftJoin(directoryPeople, ofPerson)
    .where(and(eq(people.organisationId, organisation.id), eq(people.userId, requireId(userId))));
  if (!row) throw new NotFound();
  return row;
}
