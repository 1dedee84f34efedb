import 'server-only';
import { timingSafeEqual } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { database } from '@/db/client';
import { users } from '@/db/schema/access/users';
import { inTenant } from '@/db/tenant';
import { hashPassword } from '@/lib/access/credentials/password-hash';
import { refuseGuessable } from '@/lib/access/credentials/refuse-guessable';
import { tokenHash } from '@/lib/access/credentials/token';
import {
  addOrganisation,
  type CreatedOrganisation,
  type NewOrganisation,
} from '@/lib/access/organisations/create-organisation';
import { createUser } from '@/lib/access/users/create-user';
import { NotFound } from '@/lib/platform/errors';
import { env } from '@/lib/platform/settings/settings';

export interface FirstOwner {
  name: string;
  email: string;
  password: string;
  locale: string;
  ip: string | null;
}

/** Whether there is no account yet, and this is the token that the terminal printed. */
export async function isSetupOpen(token: string): Promise<boolean> {
  return isSetupToken(token) && !(await hasPeople());
}

let isKnownSetUp = false;

/** Whether anyone has an account. Setup never opens again, so the first yes is remembered. */
export async function hasPeople(): Promise<boolean> {
  isKnownSetUp ||= (await database().select({ id: users.id }).from(users).limit(1)).length > 0;
  return isKnownSetUp;
}

/**
 * Creates the first organisation and its owner, once.
 *
 * @throws NotFound without the token, or when there is an account already · Invalid on `password` for one that others
 *   try first (AU15)
 */
export async function completeSetup(
  token: string,
  owner: FirstOwner,
  organisation: NewOrganisation,
): Promise<CreatedOrganisation & { userId: string }> {
  if (!(await isSetupOpen(token))) throw new NotFound();
  const { name, email, locale, ip } = owner;
  const names = [name, organisation.name, organisation.workspaceName];
  refuseGuessable('password', owner.password, { email, names });
  const passwordHash = await hashPassword(owner.password);
  return inTenant({}, async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('latchkey setup'))`);
    const [existing] = await tx.select({ id: users.id }).from(users).limit(1);
    if (existing) throw new NotFound();
    // The reader of the server's terminal is trusted with the address they give.
    const created = await createUser(tx, { name, email, locale, passwordHash, isEmailVerified: true });
    const first = await addOrganisation(tx, { userId: created.id, name, email, ip }, organisation);
    return { ...first, userId: created.id };
  });
}

/** Compares hashes, so that neither length nor duration reveals anything. */
function isSetupToken(token: string): boolean {
  const expected = env().SETUP_TOKEN;
  if (!expected) return false;
  return timingSafeEqual(Buffer.from(tokenHash(token)), Buffer.from(tokenHash(expected)));
}
