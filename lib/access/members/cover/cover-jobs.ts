import 'server-only';
import { and, eq, isNull, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { covers } from '@/db/schema/access/covers';
import { members } from '@/db/schema/access/members';
import type { CoverJob } from '@/db/schema/platform/outbox';
import { enter, inTenant, type Transaction } from '@/db/tenant';
import { isActive } from '@/lib/access/context/member-now';
import { finishWithin, type JobHandler, type Outcome, type Queued } from '@/lib/platform/jobs/run-jobs';
import { absentOf } from './close-covers';
import { tell } from './internal/tell';
import { recordCovers } from './record-covers';

/** Tells when a cover begins and is about to end, and records each end that no request has met yet (B11). */
export const coverJobs: JobHandler = { kinds: ['cover'], attempt };

async function attempt(queued: Queued): Promise<Outcome> {
  const { job } = queued;
  if (job.kind !== 'cover') return 'obsolete';
  const { workspaceId } = job;
  return inTenant({ workspaceId }, async (tx) => {
    const cover = await coverOf(tx, job);
    if (!cover) return 'obsolete';
    const { organisationId } = await absentOf(tx, cover);
    await enter(tx, { workspaceId, organisationId });
    if (job.phase === 'warning') await tell(tx, cover, 'ending', null);
    else await recordCovers(tx, workspaceId);
    await finishWithin(tx, queued);
    return 'done';
  });
}

/** Undefined when the start or end has changed since then, or the covering member has no access. */
async function coverOf(tx: Transaction, { workspaceId, coverId, phase, at }: CoverJob) {
  const moment = phase === 'start' ? covers.startsAt : covers.endsAt;
  const [row] = await tx
    .select({ cover: covers })
    .from(covers)
    .innerJoin(members, refersTo(covers.byId, members))
    .where(
      and(
        eq(covers.workspaceId, workspaceId),
        eq(covers.id, coverId),
        isNull(covers.endedAt),
        sql`${moment} = ${at}::timestamptz`,
        phase === 'end' ? undefined : isActive,
      ),
    );
  return row?.cover;
}
