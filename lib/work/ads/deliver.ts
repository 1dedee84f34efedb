import 'server-only';
import { and, eq, inArray, sql } from 'drizzle-orm';
import type { AdStateJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import { trackingLink } from '@/lib/access/credentials/links';
import type { SignedPost } from '@/lib/platform/http/post-signed';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { postLogged } from '@/lib/work/deliveries/post-logged';
import type { RecordRow } from '@/lib/work/records/change/lock-record';
import { secretOf } from '@/lib/work/records/record-secret';
import { trackingToken } from '@/lib/work/records/tracking-token';
import { handedOver } from './handed-over';

/**
 * Posts the state of ads to the ad account, signed, until it answers with a 2xx or the tries are used up. Each try posts
 * the state of its moment, so that a late launch never follows a suspension. The log is that of the ad.
 */
export const adStateJobs: JobHandler = { kinds: ['ad-state'], attempt };

async function attempt({ id, job, tries }: Queued): Promise<Outcome> {
  if (job.kind !== 'ad-state') return 'obsolete';
  const found = await read(job);
  if (!found) return 'obsolete';
  const { workspaceId, adId: recordId } = job;
  await postLogged({ workspaceId, recordId, jobId: id, about: found.about, attempt: tries }, found.post);
  return 'done';
}

/**
 * The post; null once the account or the ad is purged. A deleted ad, or one whose account was disconnected, is suspended,
 * which the account must still learn.
 */
async function read({
  workspaceId,
  accountId,
  adId,
}: AdStateJob): Promise<{ about: string; post: SignedPost } | null> {
  const rows = await inTenant({ workspaceId }, (tx) =>
    tx
      .select({ record: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
      .from(collectionRecords)
      .where(
        and(eq(collectionRecords.workspaceId, workspaceId), inArray(collectionRecords.id, [accountId, adId])),
      ),
  );
  const account = rows.find(({ record }) => record.id === accountId);
  const ad = rows.find(({ record }) => record.id === adId)?.record;
  const secret = account && secretOf(account.record);
  const url = account?.record.fields.url;
  if (!account || !ad?.state || !secret || typeof url !== 'string') return null;
  const content = handedOver({ ...ad, state: ad.state, link: countedLink(ad) }, account.now);
  return { about: `ad-${ad.state}`, post: { url, secret, now: account.now, content } };
}

const countedLink = ({ workspaceId, id }: RecordRow) =>
  trackingLink(trackingToken({ kind: 'link', workspaceId, id }));
