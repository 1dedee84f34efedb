import { v7 } from 'uuid';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { background } from '@/lib/modules';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { work } from '@/lib/platform/jobs/worker';
import { startFaultyMailServer } from '@/lib/test-support/faulty-mail-server';
import { handlersOf } from '@/lib/test-support/handlers-of';
import { world } from '@/lib/test-support/world';

const { admin } = await separateDatabase();
const server = await startFaultyMailServer();
process.env.SMTP_URL = server.url;
afterAll(server.close);
beforeEach(async () => {
  await admin`delete from outbox`;
  server.taken = [];
});

const deliver = () => Promise.all(handlersOf('invitation').map(drain));
const retry = async () => {
  await admin`update outbox set due_at = now() where sent_at is null`;
  return deliver();
};
const waiting = () =>
  admin`select from outbox where job->>'kind' <> 'checkpoint' and sent_at is null and failed_at is null`;

/** Queues an invitation by mail. */
async function invite() {
  const { olga } = await world({ people: { olga: 'owner' } });
  await inviteMembers(olga, { emails: ['zoe@example.com'], role: 'agent', restrictions: [] });
}

/** The Message-IDs of the mails that the server has. */
const ids = () => server.taken.map((mail) => /^Message-ID: (.+)$/im.exec(mail)?.[1]?.trim());

describe('a mail server that fails', () => {
  test('FA6 by being slow delays mail alone, which arrives once', async () => {
    server.fault = 'slow';
    await invite();
    const other = { kind: 'form-entry-expired', workspaceId: v7(), entryId: v7(), locale: 'en' };
    await admin`insert into outbox (id, job, recipient) values (${v7()}, ${admin.json(other)}, '')`;
    const stop = new AbortController();
    const working = work(background, stop.signal);
    await expect.poll(() => server.taken).toHaveLength(1);
    // The server has not answered, and the other job is done.
    await expect.poll(waiting).toHaveLength(1);
    server.answer();
    await expect.poll(waiting).toHaveLength(0);
    stop.abort();
    await working;
    expect(server.taken).toHaveLength(1);
  });

  test.each(['silent', 'hanging', 'dropping'] as const)(
    'FA6 by being %s is given up, and the mail is kept until a server takes it',
    async (fault) => {
      server.fault = fault;
      await invite();
      await deliver();
      expect(await waiting()).toHaveLength(1);
      server.fault = 'none';
      await retry();
      expect(await waiting()).toHaveLength(0);
      // Whether a server has a mail that it did not answer for, no client can know: the repetition has the same id.
      expect(server.taken).toHaveLength(fault === 'silent' ? 1 : 2);
      expect(new Set(ids()).size).toBe(1);
      expect(ids()[0]).toMatch(/^<[0-9a-f-]{36}@console\.test>$/);
    },
  );

  test('FA6 by leaving after its answer has the mail, and gets it once', async () => {
    server.fault = 'leaving';
    await invite();
    await deliver();
    expect(await waiting()).toHaveLength(0);
    await retry();
    expect(server.taken).toHaveLength(1);
  });
});
