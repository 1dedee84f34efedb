import 'server-only';
import { and, eq, isNull, ne } from 'drizzle-orm';
import { organisations, people } from '@/db/schema/access/organisations';
import type { Transaction } from '@/db/tenant';

/** The organisations of a person, by name, in a transaction of theirs. */
export function readOrganisations(tx: Transaction, userId: string) {
  return tx
    .select({ name: organisations.name, slug: organisations.slug, role: people.role })
    .from(people)
    .innerJoin(organisations, eq(organisations.id, people.organisationId))
    .where(and(eq(people.userId, userId), isNull(people.suspendedAt), ne(organisations.slug, '')))
    .orderBy(organisations.name);
}
