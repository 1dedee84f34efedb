import 'server-only';
import { drain, type Outcome, type Queued } from '@/lib/outbox/drain';
import { isMailConfigured } from './enqueue';
import { isMailJob, letterFor, letterKinds } from './letters';
import { send } from './transport';

/**
 * Sends what mail is due, until nothing is left.
 *
 * @returns how many went out
 */
export async function deliverDue(): Promise<number> {
  if (!isMailConfigured()) return 0;
  return drain({
    name: 'mail',
    kinds: letterKinds,
    attempt: deliver,
  });
}

async function deliver({ job, recipient }: Queued): Promise<Outcome> {
  const letter = isMailJob(job) ? await letterFor(job) : null;
  if (!letter) return 'obsolete';
  await send(recipient, letter);
  return 'done';
}
