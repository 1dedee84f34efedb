import 'server-only';
import type { JobHandler, Outcome, Queued } from '@/lib/outbox/drain';
import { isMailConfigured } from './enqueue';
import { isMailJob, letterFor, letterKinds } from './letters';
import { send } from './transport';

/** Sends what mail is due, until nothing is left. */
export const mailJobs: JobHandler = {
  kinds: letterKinds,
  isReady: isMailConfigured,
  attempt: deliver,
};

async function deliver({ job, recipient }: Queued): Promise<Outcome> {
  const letter = isMailJob(job) ? await letterFor(job) : null;
  if (!letter) return 'obsolete';
  await send(recipient, letter);
  return 'done';
}
