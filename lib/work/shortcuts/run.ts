import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { ShortcutJob } from '@/db/schema/platform/outbox';
import { shortcutRuns } from '@/db/schema/work/shortcut-runs';
import { announce, inTenant, type Transaction } from '@/db/tenant';
import { actingFor } from '@/lib/access/context/acting-for';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { Denied, Invalid, NotFound } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { stepsSchema } from '@/lib/work/collections/steps';
import { takeStep } from './internal/take-step';

/**
 * Performs the steps of running shortcuts. A step and its progress are one transaction: after a crash it is
 * repeated, without a trace of the first attempt.
 */
export const shortcutJobs: JobHandler = {
  kinds: ['shortcut'],
  attempt,
  async giveUp({ job }) {
    if (job.kind === 'shortcut') await fail(job, { kind: 'fault', message: 'fault' });
  },
};

async function attempt({ job }: Queued): Promise<Outcome> {
  if (job.kind !== 'shortcut') return 'obsolete';
  const { workspaceId } = job;
  const memberId = await inTenant({ workspaceId }, async (tx) => (await claimed(tx, job))?.startedBy);
  if (!memberId) return 'done';
  try {
    return await actingFor({ workspaceId, memberId }, async (tx, actor) => {
      const run = await claimed(tx, job);
      return run ? performStep(tx, actor, job, run) : 'done';
    });
  } catch (error) {
    const isDecided = error instanceof Denied || error instanceof NotFound || error instanceof Invalid;
    if (!isDecided) throw error;
    await fail(job, { ...failure(error), ...(error instanceof Invalid && { message: firstMessage(error) }) });
    return 'done';
  }
}

/** Locks the run; undefined once it has ended. */
async function claimed(tx: Transaction, { workspaceId, runId }: ShortcutJob) {
  const [run] = await tx
    .select({
      startedBy: shortcutRuns.startedBy,
      conversationId: shortcutRuns.conversationId,
      steps: shortcutRuns.steps,
      position: shortcutRuns.position,
      wait: sql<number>`coalesce(extract(epoch from ${shortcutRuns.waitsUntil} - now()), 0)::float8`,
    })
    .from(shortcutRuns)
    .where(underWay({ workspaceId, runId }))
    .for('update');
  return run;
}

async function performStep(
  tx: Transaction,
  actor: WorkspaceContext,
  job: ShortcutJob,
  run: NonNullable<Awaited<ReturnType<typeof claimed>>>,
): Promise<Outcome> {
  if (run.wait > 0) return { again: Math.ceil(run.wait) };
  authorize(actor, 'shortcuts.start', { kind: 'workspace' });
  const steps = stepsSchema.parse(run.steps);
  const step = steps[run.position];
  if (step) await takeStep(tx, actor, run.conversationId, step);
  const position = run.position + 1;
  const minutes = step?.do === 'wait' ? step.minutes : 0;
  const isDone = position >= steps.length;
  await tx
    .update(shortcutRuns)
    .set({ position, ...(isDone ? { state: 'done', ...ended } : { waitsUntil: waiting(minutes) }) })
    .where(underWay(job));
  await announce(tx, { topic: 'work', workspaceId: job.workspaceId });
  return isDone ? 'done' : { again: minutes * 60 };
}

const ended = { finishedAt: sql`now()`, waitsUntil: null };

const waiting = (minutes: number): SQL | null =>
  minutes > 0 ? sql`now() + make_interval(mins => ${minutes})` : null;

/** The error is reported for the step, which has no form fields. */
const firstMessage = ({ fields }: Invalid): string => Object.values(fields)[0] ?? 'invalid';

const underWay = ({ workspaceId, runId }: Pick<ShortcutJob, 'workspaceId' | 'runId'>) =>
  and(
    eq(shortcutRuns.workspaceId, workspaceId),
    eq(shortcutRuns.id, runId),
    eq(shortcutRuns.state, 'running'),
  );

/** Ends a run at its current step; completed steps stay. */
async function fail(job: ShortcutJob, why: Record<string, unknown>): Promise<void> {
  await inTenant({ workspaceId: job.workspaceId }, async (tx) => {
    await tx
      .update(shortcutRuns)
      .set({ state: 'failed', failure: why, ...ended })
      .where(underWay(job));
    await announce(tx, { topic: 'work', workspaceId: job.workspaceId });
  });
}
