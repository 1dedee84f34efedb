import 'server-only';
import { sql } from 'drizzle-orm';
import type { Transaction } from '@/db/tenant';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';

/** What a deletion is about: a record of a collection, or a row of another feature, such as a list. */
export interface Thing {
  workspaceId: string;
  feature: FeatureId;
  id: string;
}

/** Something at work that needs a thing. */
export interface Use {
  feature: FeatureId;
  id: string;
  name: string;
  /** The path of its page below the workspace's address. */
  path: string;
  /** The permission to see it. */
  needs: Permission;
}

/**
 * Finds what uses a thing other than by a record that names it. It is asked after the deletion, in its transaction.
 *
 * @param usesOf finds what uses another thing, for uses that go through it
 */
export type UseSource = (
  tx: Transaction,
  thing: Thing,
  usesOf: (thing: Thing) => Promise<Use[]>,
) => Promise<Use[]>;

/** Sources by the feature of the thing; several modules may use one feature. */
export type UseSources = Partial<Record<FeatureId, readonly UseSource[]>>;

/**
 * Makes starting and deleting wait for each other in a workspace. What starts holds the lock `shared`, then looks
 * whether all that it uses is there; what deletes holds it alone, then looks for uses.
 */
export async function lockUses(
  tx: Transaction,
  workspaceId: string,
  strength: 'shared' | 'alone',
): Promise<void> {
  const lock = sql.raw(strength === 'alone' ? 'pg_advisory_xact_lock' : 'pg_advisory_xact_lock_shared');
  await tx.execute(sql`select ${lock}(hashtextextended(${`uses ${workspaceId}`}, 0))`);
}
