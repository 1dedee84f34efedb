import 'server-only';
import { sql } from 'drizzle-orm';
import { campaignDeliveries } from '@/db/schema/work/campaign-deliveries';
import type { Transaction } from '@/db/tenant';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { countOne } from '@/lib/work/records/record-figures';
import { readersOf } from './readers-of';

/**
 * Records a delivery for every address on the campaign's list, once each. An address that has unsubscribed,
 * also as another contact, is recorded as skipped.
 */
export async function addressAll(tx: Transaction, campaign: RecordRow): Promise<void> {
  const { workspaceId, id } = campaign;
  const [skipped] = await tx.execute<{ times: number }>(sql`
    with reader as (${readersOf(campaign)}), addressed as (
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
