import 'server-only';
import { auditEvents } from '@/db/schema/access/audit-events';
import type { Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';
import type { AuditEvent } from './event-names';

export interface AuditRecord {
  event: AuditEvent;
  organisationId: string;
  workspaceId?: string;
  /** The person or object of the event. */
  subject?: { id: string; name: string };
  before?: unknown;
  after?: unknown;
}

type Actor = Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program' | 'keyName'>;

/** The author as the trail names them: a directory token, or the person with the API key that they acted by. */
function authorOf({ userId, name, program, keyName }: Actor): { id: string; name: string } {
  return program ?? { id: userId, name: keyName === undefined ? name : `${name} (API: ${keyName})` };
}

/**
 * Writes one event into the organisation's chain, in the transaction of the change itself: if writing fails, the
 * change does not happen (R7, RO10).
 *
 * @param actor the author, or the directory token that acts for them; null for Latchkey itself
 */
export async function recordAudit(tx: Transaction, actor: Actor | null, record: AuditRecord): Promise<void> {
  const author = actor && authorOf(actor);
  const event = tx.insert(auditEvents).values({
    organisationId: record.organisationId,
    workspaceId: record.workspaceId ?? null,
    event: record.event,
    actorUserId: author?.id ?? null,
    actorName: author?.name ?? null,
    subjectId: record.subject?.id ?? null,
    subjectName: record.subject?.name ?? null,
    before: record.before ?? null,
    after: record.after ?? null,
    ip: actor?.ip ?? null,
  });
  // A named statement is planned once per connection.
  await event.prepare('audit-event').execute();
}
