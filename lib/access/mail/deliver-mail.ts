import 'server-only';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { send } from '@/lib/platform/mail/transport';
import { isMailJob, letterFor, letterKinds } from './email-for-job';

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
