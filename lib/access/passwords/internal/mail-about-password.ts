import 'server-only';
import { eq } from 'drizzle-orm';
import { users } from '@/db/schema/access/users';
import type { Transaction } from '@/db/tenant';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';

/** Mails a person that their password was changed, so that they learn of it where another changed it. */
export async function mailAboutPassword(tx: Transaction, userId: string): Promise<void> {
  const [user] = await tx
    .select({ email: users.email, locale: users.locale })
    .from(users)
    .where(eq(users.id, userId));
  if (!user) return;
  await enqueueMail(tx, { kind: 'password-changed', userId, locale: user.locale ?? 'en' }, user.email);
}
