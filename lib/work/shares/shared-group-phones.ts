import 'server-only';
import { and, eq, isNotNull, isNull } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import { shares } from '@/db/schema/work/shares';
import { enter, type Transaction } from '@/db/tenant';
import { tenantOf, type WorkspaceContext } from '@/lib/access/context/context';
import { opening } from '@/lib/access/models/permissions';
import { availability } from '@/lib/policy/might-ever';
import { receivedBy } from './internal/received-by';
import { featureOf } from './internal/shared-record';

/**
 * The numbers of a group that an account above shares with this one, without contacts who unsubscribed there.
 * The group is read as the giver's tenant, in this transaction (S0.2).
 * @param most the largest number of rows to read
 * @returns the numbers in a fixed order; null when no such group is shared at this moment, or the person does
 *   not see groups
 */
export async function sharedGroupPhones(
  tx: Transaction,
  ctx: WorkspaceContext,
  listId: string,
  most: number,
): Promise<string[] | null> {
  if (availability(ctx.access, opening(featureOf.group)).state !== 'open') return null;
  const [share] = await receivedBy(tx, ctx, eq(shares.listId, listId)).limit(1);
  if (!share) return null;
  const { workspaceId } = share.share;
  await enter(tx, { ...tenantOf(ctx), workspaceId });
  const rows = await tx
    .select({ phone: contacts.phone })
    .from(contactListMembers)
    .innerJoin(contacts, refersTo(contactListMembers.contactId, contacts))
    .where(
      and(
        eq(contactListMembers.workspaceId, workspaceId),
        eq(contactListMembers.listId, listId),
        isNotNull(contacts.phone),
        isNull(contacts.unsubscribedAt),
      ),
    )
    .orderBy(contacts.phoneKey, contacts.id)
    .limit(most);
  await enter(tx, tenantOf(ctx));
  return rows.flatMap(({ phone }) => phone ?? []);
}
