import 'server-only';
import { auditEvents } from '@/db/schema/access/audit-events';
import type { Transaction } from '@/db/tenant';
import type { SignedIn } from '@/lib/access/context/context';

/** The changes of access that are recorded. */
export type AuditEvent =
  | 'organisation.created'
  | 'organisation.plan-changed'
  | 'organisation.model-changed'
  | 'workspace.created'
  | 'workspace.updated'
  | 'workspace.moved'
  | 'workspace.deleted'
  | 'workspace.undeleted'
  | 'workspace.erased'
  | 'delegation.changed'
  | 'workspaces.closed'
  | 'workspaces.reopened'
  | 'billing.updated'
  | 'credit.topped-up'
  | 'api-key.created'
  | 'api-key.revoked'
  | 'share.given'
  | 'share.ended'
  | 'team.created'
  | 'team.renamed'
  | 'team.members-changed'
  | 'team.archived'
  | 'team.restored'
  | 'member.invited'
  | 'member.invitation-renewed'
  | 'member.invitation-revoked'
  | 'member.joined'
  | 'member.access-changed'
  | 'member.revoked'
  | 'member.revocation-undone'
  | 'members.exported'
  | 'contact.resubscribed'
  | 'contacts.deleted'
  | 'contacts.exported'
  | 'contacts.imported'
  | 'contacts.merged'
  | 'reports.exported'
  | 'broadcast.sent'
  | 'broadcast.turned'
  | 'broadcasts.exported'
  | 'data.export-asked'
  | 'data.export-downloaded'
  | 'account.created'
  | 'account.edited'
  | 'role.created'
  | 'role.updated'
  | 'role.deleted'
  | 'person.edited'
  | 'person.role-changed'
  | 'person.removed'
  | 'user.password-reset'
  | 'user.reset-link-made'
  | 'user.email-changed'
  | 'file.deleted'
  | 'payment-method.added'
  | 'payment-method.removed'
  | 'payment-method.expired'
  | 'record.created'
  | 'record.updated'
  | 'record.state-changed'
  | 'record.secret-renewed'
  | 'record.assigned'
  | 'record.deleted'
  | 'record.restored'
  | 'settings.saved';

export interface AuditRecord {
  event: AuditEvent;
  organisationId: string;
  workspaceId?: string;
  /** The person or object of the event. */
  subject?: { id: string; name: string };
  before?: unknown;
  after?: unknown;
}

/**
 * Writes one event into the organisation's chain, in the transaction of the change itself: if writing fails, the
 * change does not happen (R7, RO10).
 *
 * @param actor the author; null for Latchkey itself
 */
export async function recordAudit(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip'> | null,
  record: AuditRecord,
): Promise<void> {
  await tx.insert(auditEvents).values({
    organisationId: record.organisationId,
    workspaceId: record.workspaceId ?? null,
    event: record.event,
    actorUserId: actor?.userId ?? null,
    actorName: actor?.name ?? null,
    subjectId: record.subject?.id ?? null,
    subjectName: record.subject?.name ?? null,
    before: record.before ?? null,
    after: record.after ?? null,
    ip: actor?.ip ?? null,
  });
}
