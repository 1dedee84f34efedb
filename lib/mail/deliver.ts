import 'server-only';
import { sql } from 'drizzle-orm';
import { outbox } from '@/db/schema/outbox';
import { drain, type Outcome, type Queued } from '@/lib/outbox/drain';
import { isMailConfigured } from './enqueue';
import { letterFor } from './letters';
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
    concerns: sql`${outbox.job} ->> 'kind' not in ('message', 'event')`,
    attempt: deliver,
  });
}

async function deliver({ job, recipient }: Queued): Promise<Outcome> {
  const letter = job.kind === 'message' || job.kind === 'event' ? null : await letterFor(job);
  if (!letter) return 'obsolete';
  await send(recipient, letter);
  return 'done';
}
