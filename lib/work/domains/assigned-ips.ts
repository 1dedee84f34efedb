import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { AssignedAddress } from '@/lib/platform/network/assigned-addresses';
import { env } from '@/lib/platform/settings/settings';
import type { SaveEffect } from '@/lib/work/records/record-effects';

/** The addresses that the operator assigned to a workspace. */
export const assignedTo = (slug: string): AssignedAddress[] =>
  env().DEDICATED_IPS.filter(({ workspace }) => workspace === slug);

/** The same for the workspace of a transaction. */
export async function assignedIn(tx: Transaction, workspaceId: string): Promise<AssignedAddress[]> {
  const [workspace] = await tx
    .select({ slug: workspaces.slug })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId));
  return workspace ? assignedTo(workspace.slug) : [];
}

/** Refuses an address that the operator did not assign to this workspace: mail could not be sent from it. */
export const requireAssigned: SaveEffect = async (tx, _changer, { workspaceId, name }) => {
  const assigned = await assignedIn(tx, workspaceId);
  if (!assigned.some(({ address }) => address === name)) throw new Invalid({ name: 'ip-not-assigned' });
};
