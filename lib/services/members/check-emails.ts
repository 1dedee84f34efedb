import 'server-only';
import { Denied } from '@/lib/errors';
import { standing } from '@/lib/policy/might-ever';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { inWorkspace } from '@/lib/services/access/transact';
import { type CheckedAddresses, checkAddresses } from './addresses';

/**
 * Which of the addresses would be left out of an invitation, and why, before anything is sent (B12). Says what
 * inviting them would say.
 *
 * @throws Denied for who may not invite anyone
 */
export async function checkEmails(
  ctx: WorkspaceContext,
  { emails }: { emails: readonly string[] },
): Promise<CheckedAddresses['skipped']> {
  const found = standing(ctx.access, 'users.invite');
  if (found.state !== 'open') throw new Denied(found.decision);
  const { skipped } = await inWorkspace(ctx, (tx) => checkAddresses(tx, ctx, emails));
  return skipped;
}
