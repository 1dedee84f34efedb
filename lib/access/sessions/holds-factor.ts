import 'server-only';
import { type Column, sql } from 'drizzle-orm';
import { passkeys, totpFactors } from '@/db/schema/access/second-factors';

/**
 * Whether a person has a second factor that is set up, of whichever kind. Recovery codes take the place of one, and are
 * none.
 *
 * @param userId a column or a value
 */
export const holdsFactor = (userId: Column | string) =>
  // The inner expression keeps the names of the tables: without it a query of one table leaves them out.
  sql<boolean>`${sql`(
    exists (select 1 from ${totpFactors} where ${totpFactors.userId} = ${userId} and ${totpFactors.confirmedAt} is not null)
    or exists (select 1 from ${passkeys} where ${passkeys.userId} = ${userId}))`}`;
