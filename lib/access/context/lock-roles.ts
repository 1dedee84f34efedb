import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';

/**
 * Shares the lock on an organisation's roles until the end of a change of memberships, so that no role is deleted while
 * it is being given.
 */
export async function lockRolesShared(tx: Transaction, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock_shared(hashtextextended(${organisationId}, 3))`);
}

/** Locks the roles of an organisation exclusively: waits until no transaction is giving one. */
export async function lockRoles(tx: Transaction, organisationId: string): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${organisationId}, 3))`);
}
