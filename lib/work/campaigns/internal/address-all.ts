import 'server-only';
import { sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import { contactListMembers } from '@/db/schema/work/contact-lists';
import { contacts } from '@/db/schema/work/contacts';
import type { Transaction } from '@/db/tenant';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { countOne } from '@/lib/work/records/record-figures';

/**
 * Records a delivery for every address on the campaign's list, once each. An address that has unsubscribed,
 * also as another contact, is recorded as skipped.
 */
export async function addressAll(tx: Transaction, campaign: RecordRow): Promise<void> {
  const { workspaceId, id } = campaign;
  const bySms = campaign.collection === 'sms-campaigns';
  const address = bySms ? contacts.phoneKey : contacts.emailKey;
  const same = bySms ? sql`twin.phone_key` : sql`twin.email_key`;
  const [skipped] = await tx.execute<{ times: number }>(sql`
    with reader as (
      select distinct on (${address}) ${contacts.id} as contact_id, exists (
        select 1 from ${contacts} twin
        where twin.workspace_id = ${workspaceId} and ${same} = ${address} and twin.unsubscribed_at is not null
      ) as has_left
      from ${contactListMembers}
      join ${contacts} on ${contacts.workspaceId} = ${contactListMembers.workspaceId}
        and ${contacts.id} = ${contactListMembers.contactId}
      where ${contactListMembers.workspaceId} = ${workspaceId}
        and ${contactListMembers.listId} = ${String(campaign.fields.list)}::uuid and ${address} <> ''
      order by ${address}, ${contacts.id}
    ), addressed as (
      insert into ${campaignDeliveries} (workspace_id, id, campaign_id, contact_id, state, settled_at)
      select ${workspaceId}::uuid, gen_random_uuid(), ${id}::uuid, contact_id,
        case when has_left then 'skipped' else 'waiting' end, case when has_left then now() end
      from reader
      on conflict do nothing
      returning state
    )
    select count(*)::int as times from addressed where state = 'skipped'`);
  if (!skipped?.times) return;
  await countOne(tx, { workspaceId, recordId: id, figure: 'skipped', times: skipped.times });
}
