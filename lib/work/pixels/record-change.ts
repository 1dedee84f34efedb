import 'server-only';
import { announce, type Transaction, violatedConstraint } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';

interface Change {
  event: Extract<AuditEvent, `record.${string}`>;
  collection: 'pixels' | 'applications';
  record: { id: string; name: string };
  before?: Record<string, unknown>;
  after?: Record<string, unknown>;
}

/** Records an audit event in the transaction of the change (R7), and notifies open pages. */
export async function recordChange(
  tx: Transaction,
  actor: WorkspaceContext,
  { event, collection, record, before, after }: Change,
): Promise<void> {
  await recordAudit(tx, actor.person, {
    event,
    organisationId: actor.organisation.id,
    workspaceId: actor.workspace.id,
    subject: { id: record.id, name: record.name },
    before: before && { collection, ...before },
    after: { collection, ...after },
  });
  await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
}

/**
 * Runs a change that sets the name of a pixel or an application.
 * @throws Invalid on `name` when another has it
 */
export async function withFreeName<T>(change: () => Promise<T>): Promise<T> {
  try {
    return await change();
  } catch (error) {
    const constraint = violatedConstraint(error);
    if (constraint === 'pixels_name' || constraint === 'applications_name')
      throw new Invalid({ name: 'name-taken' });
    throw error;
  }
}
