import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type postgres from 'postgres';
import { type Mail, startMailServer } from '@/e2e/fixtures/mail-server';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { handlersOf } from './handlers-of';

/**
 * Starts a mail server for one file of tests, with a worker. Mail is configured from then on. Use
 * `afterAll(post.close)` and `beforeEach(post.empty)`.
 */
export async function openMailInbox(admin: postgres.Sql) {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-post-'));
  const server = await startMailServer(directory);
  process.env.SMTP_URL = server.url;
  return {
    url: server.url,
    async arrived(): Promise<Mail[]> {
      const names = (await readdir(directory)).filter((name) => name.endsWith('.json')).sort();
      return Promise.all(
        names.map(async (name) => JSON.parse(await readFile(join(directory, name), 'utf8'))),
      );
    },
    /** Runs the worker until no job is left. */
    async work(): Promise<void> {
      const jobs = [
        ...handlersOf('record-due', 'automation', 'campaign', 'campaign-email', 'campaign-test'),
        ...handlersOf('form-entry', 'form-entry-expired'),
        ...handlersOf('notification'),
      ];
      let done = 1;
      while (done > 0) {
        // A job that would run again in a moment runs now.
        await admin`update outbox set due_at = now() where job ->> 'kind' = 'campaign' and tries = 0`;
        done = 0;
        for (const job of jobs) done += await drain(job);
      }
    },
    async empty(): Promise<void> {
      await admin`delete from outbox`;
      for (const name of await readdir(directory)) await rm(join(directory, name));
    },
    async close(): Promise<void> {
      await server.stop();
      await rm(directory, { recursive: true });
    },
  };
}
