import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type postgres from 'postgres';
import { expect } from 'vitest';

/**
 * Runs a worker in a separate process until `isDone`, kills it with -9, and makes its claimed jobs due at
 * once.
 */
export async function killWorkerWhen(
  isDone: () => boolean,
  { admin, url }: { admin: postgres.Sql; url: string },
): Promise<void> {
  const script = 'lib/test-support/send-until-killed.ts';
  const worker = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', './scripts/leash.mjs', '--import', 'tsx', script],
    {
      env: { ...process.env, DATABASE_URL: url, LOG_LEVEL: 'silent', LEASHED_TO: String(process.pid) },
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    },
  );
  const ended = once(worker, 'exit').then(() => Promise.reject(new Error('The worker ended by itself.')));
  await Promise.race([once(worker.stdout ?? worker, 'data'), ended]);
  ended.catch(() => {});
  await expect.poll(isDone).toBe(true);
  const gone = once(worker, 'exit');
  worker.kill('SIGKILL');
  await gone;
  await admin`update outbox set due_at = now() where sent_at is null and failed_at is null`;
}
