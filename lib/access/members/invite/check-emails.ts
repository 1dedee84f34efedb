import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inWorkspace } from '@/lib/access/context/transactions';
import { Denied } from '@/lib/platform/errors';
import { availability } from '@/lib/policy/might-ever';
import { type CheckedAddresses, checkAddresses } from './check-addresses';

/**
 * The addresses that an invitation would leave out, and why, before anything is sent (B12). The same answer as inviting
 * them gives.
 *
 * @throws Denied for an actor who may not invite at all
 */
export async function checkEmails(
  ctx: WorkspaceContext,
  { emails }: { emails: readonly string[] },
): Promise<CheckedAddresses['skipped']> {
  const { state, decision } = availability(ctx.access, 'users.invite');
  if (state !== 'open') throw new Denied(decision);
  const { skipped } = await inWorkspace(ctx, (tx) => checkAddresses(tx, ctx, emails));
  return skipped;
}
