import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changingWork } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import { team } from './test-support/suspend';

const { admin, url } = await separateDatabase();

/** Another process that suspends and reinstates the member. */
function startElsewhere(actor: WorkspaceContext, { member: { id } }: WorkspaceContext) {
  const script = 'lib/access/members/suspend/test-support/suspend-from-elsewhere.ts';
  const flags = ['--conditions=react-server', '--import', './scripts/leash.mjs', '--import', 'tsx', script];
  const SUSPENDS = JSON.stringify({ person: actor.person, slug: actor.workspace.slug, id });
  return spawn(process.execPath, flags, {
    env: {
      ...process.env,
      ...{ DATABASE_URL: url, LOG_LEVEL: 'silent', LEASHED_TO: String(process.pid), SUSPENDS },
    },
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
  });
}

test('B4 SE8 two processes agree: of 1,000 acts in one, interleaved with suspensions in the other, none takes effect while suspended', async () => {
  const { olga, mia } = await team();
  const elsewhere = startElsewhere(olga, mia);
  let suspensions = 0;
  elsewhere.stdout?.on('data', (text: Buffer) => {
    suspensions += text.toString().split('\n').length - 1;
  });
  await once(elsewhere.stdout ?? elsewhere, 'data');
  const counts = { active: 0, refused: 0 };
  for (let acts = 0; acts < 1_000; acts++) {
    const answer = await changingWork(mia, async (tx) => {
      await tx.execute('select 1');
      // Seen from outside while the act holds its membership: a committed suspension would show.
      return (await admin`select status from members where id = ${mia.member.id}`)[0]?.status as string;
    }).catch((error: unknown) => {
      if (error instanceof NotFound) return 'refused';
      throw error;
    });
    expect(['active', 'refused']).toContain(answer);
    counts[answer as keyof typeof counts]++;
  }
  const gone = once(elsewhere, 'exit');
  elsewhere.kill('SIGKILL');
  await gone;
  expect(suspensions).toBeGreaterThan(0);
  expect(counts.active).toBeGreaterThan(0);
  expect(counts.refused).toBeGreaterThan(0);
});
