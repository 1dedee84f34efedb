import 'server-only';
import { eq } from 'drizzle-orm';
import type { members } from '@/db/schema/access/members';
import { users } from '@/db/schema/access/users';
import type { StatusMail } from '@/db/schema/platform/outbox';
import type { Transaction } from '@/db/tenant';
import { enqueueMail } from '@/lib/platform/mail/enqueue-mail';

type Person = Pick<typeof members.$inferSelect, 'id' | 'workspaceId' | 'userId' | 'email'>;

/**
 * Mails a person that their access ended, is suspended, begins later or is back, in the transaction that changes it. They cannot read a
 * notification in the console then, and no preference switches the mail off. Nothing is sent to a person who never
 * accepted. (B3, B4, B5)
 */
export async function mailStatus(
  tx: Transaction,
  { id: memberId, workspaceId, userId, email }: Person,
  status: StatusMail['status'],
): Promise<void> {
  if (userId === null) return;
  const [user] = await tx.select({ locale: users.locale }).from(users).where(eq(users.id, userId));
  const locale = user?.locale ?? 'en';
  await enqueueMail(tx, { kind: 'access-status', workspaceId, memberId, status, locale }, email);
}
