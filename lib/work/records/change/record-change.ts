import 'server-only';
import { announce, type Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import type { Collection } from '@/lib/work/collections/definition';

/** The author of a change and its workspace: a person's context, or the worker in a workspace. */
export interface Changer {
  person: SignedIn | null;
  member: { id: string } | null;
  workspace: { id: string };
  organisation: { id: string };
}

interface Change {
  event: Extract<AuditEvent, `record.${string}`>;
  record: { id: string; name: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/**
 * Notifies open pages of a change and, where the collection is audited, records an audit event in the same
 * transaction (R7). The event contains no values, because addresses may contain keys.
 */
export async function recordChange(
  tx: Transaction,
  actor: Changer,
  collection: Collection,
  { event, record, before, after }: Change,
): Promise<void> {
  await announce(tx, { topic: 'settings', workspaceId: actor.workspace.id });
  if (!collection.isAudited) return;
  await recordAudit(tx, actor.person, {
    event,
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: record.id, name: record.name },
    before: before && { collection: collection.id, ...before },
    after: { collection: collection.id, ...after },
  });
}
