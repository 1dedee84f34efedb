import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { NotFound, Stale } from '@/lib/platform/errors';
import { workspaceName } from './workspace-name';

export interface NewName {
  /** The version that the form showed. */
  version: number;
  name: string;
}

/**
 * Renames a workspace that its administrators may rename, with the audit event. Its address stays: existing links
 * keep working.
 *
 * @throws NotFound for a closed one · Stale when another person changed it first · Invalid on `name`
 */
export async function saveName(
  tx: Transaction,
  { person, organisation }: { person: SignedIn; organisation: { id: string } },
  before: Pick<typeof workspaces.$inferSelect, 'id' | 'name' | 'closedAt'>,
  input: NewName,
): Promise<void> {
  const name = workspaceName(input.name);
  if (before.closedAt) throw new NotFound();
  // The workspace's own settings can change it too, without the locks of its administrators.
  const changed = await tx
    .update(workspaces)
    .set({ name, version: sql`version + 1` })
    .where(and(eq(workspaces.id, before.id), eq(workspaces.version, input.version)))
    .returning({ id: workspaces.id });
  if (changed.length === 0) throw new Stale();
  await recordAudit(tx, person, {
    event: 'workspace.updated',
    organisationId: organisation.id,
    workspaceId: before.id,
    subject: { id: before.id, name },
    before: { name: before.name },
    after: { name },
  });
}
