import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingWork, inWorkspace } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { type Limit, takeAttempt } from '@/lib/platform/limits/take-attempt';
import { requireId } from '@/lib/platform/require-id';
import { lockRecord } from '@/lib/work/records/change/lock-record';
import { lookUp, settleCheck } from './check-records';
import { domains } from './domains';
import { readDomain } from './internal/read-domain';

const ofWorkspace: Limit = { name: 'domain-checks', most: 30, minutes: 60 };

/**
 * Looks up the DNS records of a domain now (S2.20).
 * @returns the state afterwards
 * @throws Denied · NotFound · Throttled · Stale when the domain changed during the lookup
 */
export async function verifyDomain(ctx: WorkspaceContext, recordId: string): Promise<string> {
  authorize(ctx, domains.needs.update, { kind: 'workspace' });
  const at = { workspaceId: ctx.workspace.id, recordId: requireId(recordId) };
  const seen = await inWorkspace(ctx, (tx) => readDomain(tx, at));
  if (!seen) throw new NotFound();
  await takeAttempt(ofWorkspace, ctx.workspace.id);
  const findings = await lookUp(seen.dns);
  return changingWork(ctx, async (tx, actor) => {
    authorize(actor, domains.needs.update, { kind: 'workspace' });
    const record = await lockRecord(tx, actor, domains, { recordId, version: seen.record.version });
    await settleCheck(tx, actor, record, findings);
    return (await readDomain(tx, at))?.record.state ?? 'unverified';
  });
}
