import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { people } from '@/db/schema/access/organisations';
import { announce, type Transaction } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import type { SignedIn } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';

/**
 * Validates and normalises a name.
 *
 * @throws Invalid on `name`
 */
export function checkedName(written: string): string {
  const name = written.trim();
  if (name === '' || name.length > 100 || /\p{Cc}/u.test(name)) throw new Invalid({ name: 'name' });
  return name;
}

/**
 * Writes a person's name in an organisation, and in every workspace of their present and former memberships (S1.34).
 * The transaction must administer the organisation, and have authorised the act.
 */
export async function nameEverywhere(
  tx: Transaction,
  actor: Pick<SignedIn, 'userId' | 'name' | 'ip' | 'program'>,
  before: Pick<typeof people.$inferSelect, 'organisationId' | 'userId' | 'name'>,
  name: string,
): Promise<void> {
  const { organisationId, userId } = before;
  await tx
    .update(people)
    .set({ name, updatedAt: sql`now()` })
    .where(and(eq(people.organisationId, organisationId), eq(people.userId, userId)));
  const renamed = await tx
    .update(members)
    .set({ name })
    .where(and(eq(members.organisationId, organisationId), eq(members.userId, userId)))
    .returning({ workspaceId: members.workspaceId });
  await recordAudit(tx, actor, {
    event: 'person.edited',
    organisationId,
    subject: { id: userId, name },
    before: { name: before.name },
    after: { name },
  });
  for (const { workspaceId } of renamed) await announce(tx, { topic: 'members', workspaceId });
}
