import 'server-only';
import type { DnsFinding } from '@/db/schema/work/domain-keys';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { requireId } from '@/lib/platform/require-id';
import { type DnsRecord, recordsOf } from './dns-records';
import { domains } from './domains';
import { type KeyedDomain, readDomain } from './internal/read-domain';

/** The DNS records of a domain, each with the finding of the last check; null before the first. */
export interface DomainView {
  state: string | null;
  checkedAt: Date | null;
  records: (DnsRecord & { finding: DnsFinding | null })[];
}

/**
 * Reads the records that a domain needs, and whether they are published (S2.20).
 * @throws Denied · NotFound
 */
export function findDomain(ctx: WorkspaceContext, recordId: string): Promise<DomainView> {
  authorize(ctx, domains.needs.view, { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const domain = await readDomain(tx, { workspaceId: ctx.workspace.id, recordId: requireId(recordId) });
    if (!domain) throw new NotFound();
    return domainView(domain);
  });
}

const domainView = ({ record, key, dns }: KeyedDomain): DomainView => ({
  state: record.state,
  checkedAt: key.checkedAt,
  records: recordsOf(dns).map((each) => ({ ...each, finding: key[each.kind] })),
});
