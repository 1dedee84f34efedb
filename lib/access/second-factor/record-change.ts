import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import type { SecondFactorMail } from '@/db/schema/platform/factor-mails';
import { enter, type Transaction } from '@/db/tenant';
import type { AuditEvent } from '@/lib/access/audit/event-names';
import { recordInOrganisations } from '@/lib/access/audit/record-in-organisations';
import type { SignedIn } from '@/lib/access/context/context';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';

const events = {
  added: 'user.second-factor-added',
  removed: 'user.second-factor-removed',
  renewed: 'user.recovery-codes-renewed',
  used: 'user.recovery-code-used',
  reset: 'user.second-factor-reset',
  stopped: 'user.factor-reset-stopped',
  appRemoved: 'user.authenticator-app-removed',
  passkeyAdded: 'user.passkey-added',
  passkeyRemoved: 'user.passkey-removed',
  passkeyRenamed: 'user.passkey-renamed',
} as const satisfies Record<SecondFactorMail['change'] | 'passkeyRenamed', AuditEvent>;

type Changed = { userId: string; ip: string | null };
type Author = Pick<SignedIn, 'userId' | 'name' | 'ip'>;

/**
 * Records a change of a person's second factor in the trail of each of their organisations, and mails the person. It
 * carries no secret and no code.
 *
 * @param by the author, where it is another
 */
export async function recordChange(
  tx: Transaction,
  person: Changed,
  change: SecondFactorMail['change'],
  by?: Author,
): Promise<void> {
  const { userId } = person;
  await enter(tx, { userId });
  const [user] = await tx.select().from(users).where(eq(users.id, userId));
  if (!user) return;
  const job = { kind: 'second-factor', userId, change, locale: user.locale ?? 'en' } as const;
  await enqueueMail(tx, job, user.email);
  await recordInTrail(tx, person, change, by);
}

/** The same without a mail, for what protects no less than before. */
export function recordInTrail(
  tx: Transaction,
  person: Changed,
  change: keyof typeof events,
  by?: Author,
): Promise<void> {
  return recordInOrganisations(tx, person, events[change], by);
}
