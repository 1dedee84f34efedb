import 'server-only';
import { createHash } from 'node:crypto';
import { eq, sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { knownNetworks } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { network } from './internal/network';

const keyOf = (userId: string | null, ip: string) =>
  createHash('sha256')
    .update(JSON.stringify([userId, network(ip)]))
    .digest('base64url');

/** Records that a person signed in from a network. Housekeeping removes it 90 days after the last time. */
export async function rememberNetwork(tx: Transaction, userId: string, ip: string | null): Promise<void> {
  if (ip === null) return;
  await tx
    .insert(knownNetworks)
    .values({ key: keyOf(userId, ip) })
    .onConflictDoUpdate({ target: knownNetworks.key, set: { lastUsedAt: sql`now()` } });
}

/** Whether the person has signed in from this network. Runs the same statement for an unknown account (AU1). */
export async function isKnownNetwork(userId: string | null, ip: string | null): Promise<boolean> {
  if (ip === null) return false;
  const rows = await database()
    .select({ key: knownNetworks.key })
    .from(knownNetworks)
    .where(eq(knownNetworks.key, keyOf(userId, ip)));
  return rows.length > 0;
}
