import { v7 } from 'uuid';
import { freePort } from '@/db/embedded/free-port';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import { buildIfNeeded } from '../build';
import { startWebServer } from '../web-server';
import { type Asked, answersASecond } from './load';
import type { BenchServer } from './server';

const rounds = 3;
/** Many programs, each with its key, so that no key reaches its limit. */
const programs = 100;

/** Starts the console on the server of the run. Makes the production build if there is none. */
export async function startConsole(): Promise<{ origin: string; stop: () => Promise<void> }> {
  if (!(await buildIfNeeded())) throw new Error('The production build failed.');
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const { stop } = await startWebServer({
    mode: 'start',
    host: '127.0.0.1',
    port,
    settings: { APP_ORIGIN: origin, PORT: String(port), LOG_LEVEL: 'error' },
    output: 'ignore',
  });
  return { origin, stop };
}

/** The best of a few rounds, in which each is measured in turn; the first round warms up. */
export async function pacesOf<K extends string>(asked: Record<K, Asked>): Promise<Record<K, number>> {
  const names = Object.keys(asked) as K[];
  const best = Object.fromEntries(names.map((name) => [name, 0])) as Record<K, number>;
  for (let round = -1; round < rounds; round++) {
    for (const name of names) {
      const pace = await answersASecond(asked[name]);
      if (round >= 0) best[name] = Math.max(best[name], pace);
    }
  }
  return best;
}

/** Creates keys as their page does. */
export async function makeKeys({ admin, workspace }: BenchServer, scopes: string[]): Promise<string[]> {
  const { userId, memberId } = await workspace.addMember('owner');
  const tokens = Array.from({ length: programs }, () => `lk_${newToken()}`);
  await admin`insert into api_keys ${admin(
    tokens.map((token) => ({
      workspace_id: workspace.id,
      id: v7(),
      holder_id: userId,
      membership_id: memberId,
      name: 'Bench',
      token_hash: tokenHash(token),
      hint: 'xxxx',
      scopes,
    })),
  )}`;
  return tokens;
}
