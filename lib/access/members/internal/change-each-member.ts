import 'server-only';
import type { Transaction } from '@/db/tenant';
import type { BulkReport, Chosen, RefusedRow } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound, Stale } from '@/lib/platform/errors';
import { lockMember } from '../find-member';
import type { Member } from '../policy-target';

/**
 * Does one act to several members, in a running change of memberships, one after another, so that each decision sees
 * the changes before it (R2). A member who may not be changed, or was changed since the choice, stays exactly as they
 * are and is reported with the reason (RO9).
 *
 * @throws any error that concerns all of them
 */
export async function changeEachMember(
  tx: Transaction,
  actor: WorkspaceContext,
  chosen: readonly Chosen[],
  change: (row: Transaction, member: Member) => Promise<unknown>,
): Promise<BulkReport> {
  const refused: RefusedRow[] = [];
  const versions = new Map(chosen.map(({ id, version }) => [id, version]));
  for (const [id, version] of versions) {
    let name: string | null = null;
    try {
      // A savepoint: undoes the partial changes of a refused member.
      await tx.transaction(async (row) => {
        const member = await lockMember(row, actor, id);
        name = member.name;
        if (version !== undefined && version !== member.version) throw new Stale();
        await change(row, member);
      });
    } catch (error) {
      refused.push({ id, name, ...reasonOf(error) });
    }
  }
  return { done: versions.size - refused.length, refused };
}

function reasonOf(error: unknown): Pick<RefusedRow, 'reason' | 'decision'> {
  if (error instanceof Denied) return { reason: 'denied', decision: error.decision };
  if (error instanceof NotFound) return { reason: 'not-found' };
  if (error instanceof Stale) return { reason: 'stale' };
  throw error;
}
