import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import type { UseSource } from '@/lib/work/records/uses';
import { domainOf } from './domain-of';

/** What sends from an address of a domain: whatever uses one of its senders (S2.20). */
export const usesOfDomain: UseSource = async (tx, { workspaceId, id }, usesOf) => {
  const { collection, name, fields, deletedAt } = collectionRecords;
  const here = eq(collectionRecords.workspaceId, workspaceId);
  const [domain] = await tx
    .select({ name })
    .from(collectionRecords)
    .where(and(here, eq(collectionRecords.id, id)));
  const senders = await tx
    .select({ id: collectionRecords.id, fields })
    .from(collectionRecords)
    .where(and(here, eq(collection, 'senders'), isNull(deletedAt)));
  const found = [];
  for (const sender of senders) {
    const { email } = sender.fields;
    if (!domain || typeof email !== 'string' || domainOf(email) !== foldEmail(domain.name)) continue;
    found.push(...(await usesOf({ workspaceId, feature: 'senders', id: sender.id })));
  }
  return found;
};
