import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { contactLists } from '@/db/schema/work/contact-lists';
import type { Transaction } from '@/db/tenant';
import { Invalid } from '@/lib/platform/errors';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { referenceFields } from '@/lib/work/collections/definition';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { campaignKind } from './campaign-kinds';
import { requireVerifiedSender } from './verified-sender';

/**
 * Refuses a campaign that cannot be sent now: mail is not configured, its list, sender or template is gone or
 * inactive, or the domain of its sender is not verified (S2.20).
 * @throws Invalid as a whole
 */
export async function requireReady(tx: Transaction, campaign: RecordRow): Promise<void> {
  if (campaign.collection === 'email-campaigns' && !isMailConfigured()) throw new Invalid({ '': 'no-mail' });
  const collection = campaignKind(campaign.collection);
  const fields = collection ? referenceFields(collection) : [];
  const wanted = fields.map(([name, field]) => ({ ...field, id: String(campaign.fields[name] ?? '') }));
  const ids = wanted.map(({ id }) => id).filter((id) => id !== '');
  const [records, lists] = [
    await tx
      .select()
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, campaign.workspaceId),
          inArray(collectionRecords.id, ids),
          isNull(collectionRecords.deletedAt),
        ),
      ),
    await tx
      .select({ id: contactLists.id })
      .from(contactLists)
      .where(and(eq(contactLists.workspaceId, campaign.workspaceId), inArray(contactLists.id, ids))),
  ];
  const isThere = ({ id, to, where, state }: (typeof wanted)[number]) =>
    lists.some((list) => list.id === id) ||
    records.some(
      (record) =>
        record.id === id &&
        record.collection === to &&
        (!where || record.fields[where.field] === where.is) &&
        (!state || record.state === state),
    );
  if (!wanted.every(isThere)) throw new Invalid({ '': 'campaign-not-ready' });
  await requireVerifiedSender(tx, campaign);
}
