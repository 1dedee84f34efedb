import 'server-only';
import { and, eq, sql } from 'drizzle-orm';
import type { EventJob } from '@/db/schema/platform/outbox';
import { collectionRecords } from '@/db/schema/work/collection-records';
import { inTenant } from '@/db/tenant';
import type { SignedPost } from '@/lib/platform/http/post-signed';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { postLogged } from '@/lib/work/deliveries/post-logged';
import { switchedOn } from '@/lib/work/events/publish-event';
import { secretOf } from '@/lib/work/records/record-secret';

/**
 * Posts events to integrations, signed with their secrets, until each answers with a 2xx or the tries are
 * used up. The `id` is the same at every try, so that the receiver can recognise a repetition.
 */
export const eventJobs: JobHandler = { kinds: ['event'], attempt };

async function attempt({ id, job, createdAt, tries }: Queued): Promise<Outcome> {
  if (job.kind !== 'event') return 'obsolete';
  const target = await targetOf(job);
  if (!target) return 'obsolete';
  const { workspaceId, integrationId: recordId, event, about } = job;
  await postLogged(
    { workspaceId, recordId, jobId: id, about: event, attempt: tries },
    { ...target, content: { id, event, at: createdAt, ...about } },
  );
  return 'done';
}

/** The target of a post; null once the integration is deleted or switched off. */
async function targetOf({
  workspaceId,
  integrationId,
}: EventJob): Promise<Omit<SignedPost, 'content'> | null> {
  return inTenant({ workspaceId }, async (tx) => {
    const [row] = await tx
      .select({ record: collectionRecords, now: sql<number>`extract(epoch from now())::int` })
      .from(collectionRecords)
      .where(
        and(
          eq(collectionRecords.workspaceId, workspaceId),
          eq(collectionRecords.id, integrationId),
          switchedOn,
        ),
      );
    const secret = row && secretOf(row.record);
    const url = row?.record.fields.url;
    return row && secret && typeof url === 'string' ? { url, secret, now: row.now } : null;
  });
}
