import 'server-only';
import { and, eq, isNull } from 'drizzle-orm';
import { oneRow } from '@/db/one-row';
import { people } from '@/db/schema/access/organisations';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { endKeys } from '@/lib/access/api-keys/end-keys';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { OrganisationContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { dropFactor } from '@/lib/access/second-factor/change-factor';
import { endAllSessions } from '@/lib/access/sessions/end-all-sessions';
import { createUser } from '@/lib/access/users/create-user';
import { supersedeResets } from '@/lib/access/users/supersede-links';
import { Invalid } from '@/lib/platform/errors';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { type Person, personOf } from './changing-people';
import { checkedName } from './name-everywhere';

/**
 * Adds a person to the organisation, in a running change of people. They have no access to a workspace yet, and sign in
 * through the identity provider or with a password that a link to their address lets them choose.
 *
 * The answer is the same whether the address has an account on this server or not (R6).
 *
 * @throws Denied · Invalid on `email` or `name`; `email-taken` when they belong to the organisation already
 */
export async function addPerson(
  tx: Transaction,
  actor: OrganisationContext,
  input: { email: string; name: string },
): Promise<Person> {
  authorize(actor, 'people.assign-role', {
    kind: 'assignment',
    role: 'member',
    restrictions: [],
    grants: [],
  });
  const name = checkedName(input.name);
  const userId = await accountOf(tx, { ...input, name });
  const [known] = await tx.select().from(people).where(personOf(actor, userId));
  if (known) throw new Invalid({ email: 'email-taken' });
  const person = await oneRow(
    tx.insert(people).values({ organisationId: actor.organisation.id, userId, name }).returning(),
  );
  await recordAudit(tx, actor.person, {
    event: 'person.added',
    organisationId: actor.organisation.id,
    subject: { id: userId, name },
    after: { role: person.role },
  });
  return person;
}

async function accountOf(tx: Transaction, { email, name }: { email: string; name: string }): Promise<string> {
  const [known] = await tx
    .select({ id: users.id, verifiedAt: users.emailVerifiedAt, name: users.name })
    .from(users)
    .where(eq(users.emailKey, foldEmail(email)));
  if (!known) return (await createUser(tx, { email, name, isEmailVerified: false })).id;
  if (known.verifiedAt === null) await dropCredentials(tx, known);
  return known.id;
}

/** A stranger may have set them up under an unverified address (IN3): they open nothing here. */
async function dropCredentials(tx: Transaction, { id, name }: { id: string; name: string }): Promise<void> {
  const [had] = await tx
    .update(users)
    .set({ passwordHash: null })
    .where(and(eq(users.id, id), isNull(users.emailVerifiedAt)))
    .returning({ id: users.id });
  if (!had) return;
  await supersedeResets(tx, id);
  await endAllSessions(tx, id);
  await dropFactor(tx, id);
  await endKeys(tx, { userId: id, name, ip: null }, { holderId: id });
}
