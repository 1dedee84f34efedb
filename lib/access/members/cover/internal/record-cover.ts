import 'server-only';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import type { Cover } from './tell';

type CoverEvent = 'member.cover-arranged' | 'member.cover-changed' | 'member.cover-ended';

/** Writes an event of a cover, about the absent member (R7). */
export async function recordCover(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'> | null,
  event: CoverEvent,
  {
    workspaceId,
    organisationId,
    id,
    name,
  }: { workspaceId: string; organisationId: string; id: string; name: string },
  sides: { before?: unknown; after?: unknown },
): Promise<void> {
  await recordAudit(tx, actor, { event, organisationId, workspaceId, subject: { id, name }, ...sides });
}

/** A cover as the audit trail keeps it. */
export const recorded = ({ id, startsAt, endsAt }: Cover, by: { id: string; name: string }) => ({
  coverId: id,
  coveringId: by.id,
  covering: by.name,
  startsAt,
  endsAt,
});
