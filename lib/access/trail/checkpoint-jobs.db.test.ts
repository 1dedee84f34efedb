import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { readNote } from '@/lib/access/audit/checkpoint';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createTeam } from '@/lib/access/teams/create-team';
import { claim, drain, type Queued } from '@/lib/platform/jobs/run-jobs';
import { handlersOf } from '@/lib/test-support/handlers-of';
import { openMailInbox } from '@/lib/test-support/mail-inbox';
import { world } from '@/lib/test-support/world';
import { verifyDatabase } from '@/scripts/audit/verify-database';
import { checkpointJobs } from './checkpoint-jobs';
import { checkpointKey } from './sign-checkpoint';

const { admin, url } = await separateDatabase();
const post = await openMailInbox(admin);
afterAll(post.close);

let olga: WorkspaceContext;
beforeEach(async () => {
  await post.empty();
  ({ olga } = await world({ people: { olga: 'owner', ana: 'agent' } }));
});

const signedEvents = () => admin`
  select seq, after, actor_user_id from audit_events
  where organisation_id = ${olga.organisation.id} and event = 'audit.checkpoint-signed' order by seq`;

/** Lets a day pass for the job of the organisation. */
async function nextDay(): Promise<void> {
  await admin`update outbox set due_at = now() where job->>'kind' = 'checkpoint'`;
  await drain(checkpointJobs);
}

describe('B10 AT1 a checkpoint of each day', () => {
  test('is signed by Latchkey, recorded in the trail, and true of it', async () => {
    expect(await signedEvents()).toEqual([]);
    await nextDay();
    const [event] = await signedEvents();
    expect(event?.actor_user_id).toBeNull();
    const checkpoint = readNote(event?.after.checkpoint, checkpointKey().publicText);
    expect(checkpoint?.size).toBe(event?.after.size);
    expect(event?.after.size).toBe(Number(event?.seq) - 1);
    const verdicts = await verifyDatabase(url, checkpoint ?? undefined);
    expect(verdicts.map(({ fault }) => fault)).toEqual(verdicts.map(() => null));
  });

  test('is not signed again before something happens', async () => {
    await nextDay();
    await nextDay();
    expect(await signedEvents()).toHaveLength(1);
    await createTeam(olga, { name: 'North', memberIds: [] });
    await nextDay();
    expect(await signedEvents()).toHaveLength(2);
  });

  test('FA1 an attempt that is repeated, because its process died, signs once', async () => {
    await admin`update outbox set due_at = now() where job->>'kind' = 'checkpoint'`;
    const queued = (await claim(['checkpoint'])) as Queued;
    await checkpointJobs.attempt(queued);
    await checkpointJobs.attempt(queued);
    expect(await signedEvents()).toHaveLength(1);
  });

  test('is due again on the next day, as long as the organisation exists', async () => {
    await nextDay();
    const [job] = await admin`select due_at > now() + interval '23 hours' as is_tomorrow, sent_at from outbox
      where job->>'kind' = 'checkpoint'`;
    expect(job).toEqual({ is_tomorrow: true, sent_at: null });
  });

  test('the first of a month is mailed to administrators, with the file, and no other one is', async () => {
    await nextDay();
    await createTeam(olga, { name: 'North', memberIds: [] });
    await nextDay();
    for (const job of handlersOf('checkpoint-mail')) await drain(job);
    const [mail, ...others] = await post.arrived();
    expect(others).toEqual([]);
    const [first] = await signedEvents();
    const { size, checkpoint } = first?.after ?? {};
    expect(mail).toMatchObject({ to: [olga.person.email], subject: expect.stringContaining('A checkpoint') });
    expect(mail?.attachments).toEqual([
      { filename: `${olga.organisation.slug}-audit-${size}.checkpoint`, text: checkpoint },
    ]);
  });

  test('R4 a person who no longer administers the organisation is not mailed', async () => {
    await nextDay();
    await admin`update people set role = 'member' where organisation_id = ${olga.organisation.id}`;
    for (const job of handlersOf('checkpoint-mail')) await drain(job);
    expect(await post.arrived()).toEqual([]);
  });
});
