import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { type DnsFinding, domainKeys } from '@/db/schema/work/domain-keys';
import type { Transaction } from '@/db/tenant';
import { DnsUnreachable, readTxt } from '@/lib/platform/dns/read-txt';
import { enterState } from '@/lib/work/records/change/enter-state';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import type { Changer } from '@/lib/work/records/change/record-change';
import { type DnsRecordKind, type DomainKey, findingOf, recordsOf } from './dns-records';
import { domains } from './domains';

export type Findings = Readonly<Record<DnsRecordKind, DnsFinding>>;

/** Looks up the records of a domain. Call it outside of transactions: servers may take their time. */
export async function lookUp(key: DomainKey): Promise<Findings> {
  const found = await Promise.all(
    recordsOf(key).map(async (record) => [record.kind, await findingFor(record, key)] as const),
  );
  return Object.fromEntries(found) as Record<DnsRecordKind, DnsFinding>;
}

async function findingFor(record: ReturnType<typeof recordsOf>[number], key: DomainKey): Promise<DnsFinding> {
  try {
    return findingOf(record, key, await readTxt(record.name));
  } catch (error) {
    if (error instanceof DnsUnreachable) return 'unreachable';
    throw error;
  }
}

/**
 * Stores the result of a check, and moves the locked domain into its state. A server that does not answer proves
 * nothing, so the state stays.
 */
export async function settleCheck(
  tx: Transaction,
  changer: Changer,
  record: RecordRow,
  findings: Findings,
): Promise<void> {
  await tx
    .update(domainKeys)
    .set({ ...findings, checkedAt: sql`now()` })
    .where(and(eq(domainKeys.workspaceId, record.workspaceId), eq(domainKeys.recordId, record.id)));
  const state = stateAfter(record.state, findings);
  if (state !== record.state) await enterState(tx, changer, domains, record, { state });
}

function stateAfter(state: string | null, { dkim, spf }: Findings): string {
  const before = state ?? 'unverified';
  if (dkim === 'found' && spf === 'found') return 'verified';
  if (dkim === 'unreachable' || spf === 'unreachable') return before;
  return before === 'unverified' ? 'unverified' : 'lost';
}
