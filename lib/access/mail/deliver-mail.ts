import 'server-only';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { send } from '@/lib/platform/mail/transport';
import { emailFor, emailKinds, isMailJob } from './email-for-job';

/** Sends the due mail, until none is left. */
export const mailJobs: JobHandler = {
  kinds: emailKinds,
  isReady: isMailConfigured,
  attempt: deliver,
};

async function deliver({ job, recipient }: Queued): Promise<Outcome> {
  const mail = isMailJob(job) ? await emailFor(job) : null;
  if (!mail) return 'obsolete';
  await send(recipient, mail);
  return 'done';
}
