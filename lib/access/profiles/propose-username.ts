import 'server-only';
import { eq } from 'drizzle-orm';
import { profiles } from '@/db/schema/access/profiles';
import { inTenant } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { requireAvailable } from '@/lib/access/context/require-available';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { foldUsername, usernameOf } from './username';

/**
 * The username that the form proposes: initial and surname, or the email where that is taken (S4.7). Empty while neither
 * is known or free.
 *
 * @throws Denied for an actor who may not create accounts
 */
export async function proposeUsername(
  ctx: WorkspaceContext,
  { firstName, lastName, email }: { firstName: string; lastName: string; email: string },
): Promise<{ username: string }> {
  requireAvailable(ctx, 'users.invite');
  const address = EmailAddress.safeParse(email);
  const candidates = [usernameOf({ firstName, lastName }), address.success ? foldEmail(address.data) : null];
  for (const username of candidates) {
    if (username && (await isFree(username))) return { username };
  }
  return { username: '' };
}

async function isFree(username: string): Promise<boolean> {
  const usernameKey = foldUsername(username);
  const taken = await inTenant({ usernameKey }, (tx) =>
    tx.select({ username: profiles.username }).from(profiles).where(eq(profiles.usernameKey, usernameKey)),
  );
  return taken.length === 0;
}
