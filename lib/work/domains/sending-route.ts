import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import type { Transaction } from '@/db/tenant';
import type { MailRoute } from '@/lib/platform/mail/transport';
import { unseal } from '@/lib/platform/seal';
import { liveRecords } from '@/lib/work/records/live-records';
import { assignedIn } from './assigned-ips';
import { dedicatedIps } from './dedicated-ips';
import { domainOf } from './domain-of';
import { domains } from './domains';
import { type KeyedDomain, readDomain } from './internal/read-domain';

/**
 * How the mail of a sender leaves: signed with the key of its domain, from a dedicated IP if there is one (S2.20).
 *
 * @returns null unless the domain of the address is verified
 */
export async function sendingRoute(
  tx: Transaction,
  workspaceId: string,
  address: string,
): Promise<MailRoute | null> {
  const domain = await verifiedDomain(tx, workspaceId, address);
  if (!domain) return null;
  const privateKey = String(unseal('dkim keys', domain.key.privateKey, domain.record.id));
  return {
    dkim: { domainName: domain.dns.domain, keySelector: domain.key.selector, privateKey },
    ...(await dedicatedRoute(tx, domain)),
  };
}

/** Whether mail may be sent from an address: its domain is verified. */
export const isVerified = async (tx: Transaction, workspaceId: string, address: string): Promise<boolean> =>
  (await verifiedDomain(tx, workspaceId, address)) !== undefined;

async function verifiedDomain(tx: Transaction, workspaceId: string, address: string) {
  const [row] = await tx
    .select({ recordId: collectionRecords.id })
    .from(collectionRecords)
    .where(
      and(
        liveRecords(workspaceId, domains.id),
        eq(collectionRecords.nameKey, domainOf(address)),
        eq(collectionRecords.state, 'verified'),
      ),
    );
  return row && readDomain(tx, { workspaceId, recordId: row.recordId });
}

/** An address of the domain comes before one of all domains. */
async function dedicatedRoute(tx: Transaction, { record }: KeyedDomain): Promise<MailRoute> {
  const forDomain = sql`coalesce(${collectionRecords.fields} ->> 'domain', '')`;
  const rows = await tx
    .select({ address: collectionRecords.name })
    .from(collectionRecords)
    .where(
      and(liveRecords(record.workspaceId, dedicatedIps.id), sql`${forDomain} in ('', ${record.id}::text)`),
    )
    .orderBy(sql`${forDomain} = ''`, collectionRecords.nameKey);
  const assigned = await assignedIn(tx, record.workspaceId);
  const route = rows.flatMap(({ address }) => assigned.filter((each) => each.address === address))[0];
  if (!route) return {};
  return route.relay ? { relay: route.relay } : { localAddress: route.address };
}
