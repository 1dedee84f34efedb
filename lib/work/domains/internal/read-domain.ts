import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { domainKeys } from '@/db/schema/work/domain-keys';
import type { Transaction } from '@/db/tenant';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { liveRecords } from '@/lib/work/records/live-records';
import { dedicatedIps } from '../dedicated-ips';
import type { DomainKey } from '../dns-records';
import { domains } from '../domains';

export type KeyRow = typeof domainKeys.$inferSelect;

/** A domain with its key, as its row and as its records need it. */
export interface KeyedDomain {
  record: RecordRow;
  key: KeyRow;
  dns: DomainKey;
}

/** Reads a domain that is not deleted; undefined when there is none. */
export async function readDomain(
  tx: Transaction,
  { workspaceId, recordId }: { workspaceId: string; recordId: string },
): Promise<KeyedDomain | undefined> {
  const [row] = await tx
    .select({ record: collectionRecords, key: domainKeys })
    .from(collectionRecords)
    .innerJoin(
      domainKeys,
      and(
        eq(domainKeys.workspaceId, collectionRecords.workspaceId),
        eq(domainKeys.recordId, collectionRecords.id),
      ),
    )
    .where(and(liveRecords(workspaceId, domains.id), eq(collectionRecords.id, recordId)));
  if (!row) return undefined;
  const { selector, publicKey } = row.key;
  const addresses = await addressesOf(tx, row.record);
  return { ...row, dns: { domain: foldEmail(row.record.name), selector, publicKey, addresses } };
}

async function addressesOf(tx: Transaction, { workspaceId, id }: RecordRow): Promise<string[]> {
  const rows = await tx
    .select({ address: collectionRecords.name })
    .from(collectionRecords)
    .where(
      and(
        liveRecords(workspaceId, dedicatedIps.id),
        sql`coalesce(${collectionRecords.fields} ->> 'domain', '') in ('', ${id}::text)`,
      ),
    )
    .orderBy(collectionRecords.nameKey);
  return rows.map(({ address }) => address);
}
