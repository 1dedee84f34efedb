import 'server-only';
import { eq } from 'drizzle-orm';
import { workspaces } from '@/db/schema/access/workspaces';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import type { Flag } from '@/lib/policy/model';

/**
 * Refuses an act that depends on a flag of the workspace. The policy checked the flag as it was when the act began; this
 * locks the workspace, so that a concurrent removal of the flag is waited for.
 * @param refusal the error when the flag is not set
 * @throws Invalid as a whole
 */
export async function requireFlag(
  tx: Transaction,
  workspaceId: string,
  flag: Flag,
  refusal: string,
): Promise<void> {
  const [workspace] = await tx
    .select({ flags: workspaces.flags })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .for('share');
  if (!workspace?.flags.includes(flag)) throw new Invalid({ '': refusal });
}
