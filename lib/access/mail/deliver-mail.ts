import 'server-only';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import type { JobHandler, Outcome, Queued } from '@/lib/platform/jobs/run-jobs';
import { isMailConfigured } from '@/lib/platform/mail/enqueue-mail';
import { send } from '@/lib/platform/mail/transport';
import { emailFor, emailKinds, isMailJob } from './email-for-job';

/** Sends the due mail, until none is left. */
export function mailJobs(work: ProtectedWork): JobHandler {
  const attempt = (queued: Queued) => deliver(work, queued);
  return { kinds: emailKinds, isReady: isMailConfigured, attempt };
}

async function deliver(work: ProtectedWork, { id, job, recipient }: Queued): Promise<Outcome> {
  const mail = isMailJob(job) ? await emailFor(job, work) : null;
  if (!mail) return 'obsolete';
  await send(recipient, id, mail);
  return 'done';
}
