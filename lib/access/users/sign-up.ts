import 'server-only';
import { inTenant } from '@/db/tenant';
import { createUser } from './create-user';
import type { KnownUser } from './find-user';

/**
 * Creates an account for a person whom the identity provider vouches for. They may sign in, and belong to no workspace
 * until they are invited.
 *
 * @throws Invalid when the email is taken
 */
export function signUp({ email, name }: { email: string; name: string }): Promise<KnownUser> {
  return inTenant({}, (tx) => createUser(tx, { email, name, isEmailVerified: true }));
}
