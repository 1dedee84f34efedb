import 'server-only';
import type { Adapter, AdapterAccount, AdapterUser } from 'next-auth/adapters';
import { signOut } from '@/lib/access/sessions/end-session';
import { startSession } from '@/lib/access/sessions/start-session';
import { findByAccount, findByEmail, type KnownUser } from '@/lib/access/users/find-user';
import { linkAccount } from '@/lib/access/users/link-account';
import { signUp } from '@/lib/access/users/sign-up';
import { clientIp, userAgent } from '@/lib/platform/http/client';

const toAdapterUser = ({ id, email, name, emailVerifiedAt }: KnownUser): AdapterUser => ({
  id,
  email,
  name,
  emailVerified: emailVerifiedAt,
});

/**
 * The database functions that next-auth needs, and no more. It never learns of an existing session: every sign-in
 * starts a new one, so that a planted cookie does not survive it (SE4), and no identity is linked to the person who
 * happens to be signed in.
 *
 * @param wasFactorGiven whether the provider of this request says that it asked for a second factor
 */
export const adapterOf = (wasFactorGiven: () => boolean): Adapter => ({
  getSessionAndUser: async () => null,
  getUserByAccount: async ({ provider, providerAccountId }) => {
    const user = await findByAccount(provider, providerAccountId);
    return user ? toAdapterUser(user) : null;
  },
  getUserByEmail: async (email) => {
    const user = await findByEmail(email);
    return user ? toAdapterUser(user) : null;
  },
  createUser: async ({ email, name }: Pick<AdapterUser, 'email' | 'name'>) =>
    toAdapterUser(await signUp({ email, name: name ?? email })),
  linkAccount: ({ userId, provider, providerAccountId }: AdapterAccount) =>
    linkAccount(userId, { provider, providerAccountId }),
  createSession: async ({ userId }) => {
    const { token, expiresAt } = await startSession(
      userId,
      { ip: await clientIp(), userAgent: await userAgent() },
      'single-sign-on',
      wasFactorGiven(),
    );
    return { sessionToken: token, userId, expires: expiresAt };
  },
  deleteSession: signOut,
});
