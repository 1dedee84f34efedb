import 'server-only';
import { and, eq, inArray } from 'drizzle-orm';
import { people } from '@/db/schema/access/organisations';
import type { Transaction } from '@/db/tenant';
import type { OrganisationContext } from '@/lib/access/context/context';

/** The people of the organisation among these ids, with their names. */
export async function peopleAmong(
  tx: Transaction,
  { organisation }: Pick<OrganisationContext, 'organisation'>,
  userIds: readonly string[],
): Promise<Map<string, string>> {
  if (userIds.length === 0) return new Map();
  const rows = await tx
    .select({ userId: people.userId, name: people.name })
    .from(people)
    .where(and(eq(people.organisationId, organisation.id), inArray(people.userId, [...userIds])));
  return new Map(rows.map(({ userId, name }) => [userId, name]));
}
