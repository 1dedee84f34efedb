import type postgres from 'postgres';
import { claim, type JobHandler } from '@/lib/platform/jobs/run-jobs';

/**
 * Does the work of every due job of a handler, like a worker that dies each time before it says so. The jobs that are
 * still open are due again, as they are some time after a death.
 */
export async function dieAfterWork(admin: postgres.Sql, handler: JobHandler): Promise<void> {
  const ids: string[] = [];
  for (let queued = await claim(handler.kinds); queued; queued = await claim(handler.kinds)) {
    await handler.attempt(queued);
    ids.push(queued.id);
  }
  await admin`update outbox set due_at = now() where id = any(${ids}) and sent_at is null and failed_at is null`;
}
