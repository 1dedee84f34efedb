import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { v7 } from 'uuid';
import { freePort } from '@/db/embedded/free-port';
import { newToken, tokenHash } from '@/lib/access/credentials/token';
import type { Measurement } from '../bench';
import { isBuilt } from '../build';
import { startWebServer } from '../web-server';
import { fillMembers } from './fill';
import { type BenchServer, benchServer } from './server';

const clients = 4;
const seconds = 3;
const rounds = 3;
/** One key may send 120 requests a minute, so the load is spread over many programs, each with its key. */
const programs = 250;

/**
 * Measures the first page of users over the API, and the refusal of a key without the permission, against `node:http`
 * with the one statement that both need. Needs a production build.
 */
export const httpBench: Measurement = async (sizes) => {
  if (!isBuilt()) throw new Error('There is no production build of this source. Run: npm run build');
  const server = await benchServer();
  await fillMembers(server, sizes.members);
  const [readers, strangers] = [await keysOf(server, ['users.view']), await keysOf(server, [])];
  const [port, barePort] = [await freePort(), await freePort()];
  const origin = `http://127.0.0.1:${port}`;
  const web = await startWebServer({
    mode: 'start',
    host: '127.0.0.1',
    port,
    settings: { APP_ORIGIN: origin, PORT: String(port), LOG_LEVEL: 'error' },
    output: 'ignore',
  });
  const bare = await bareServer(server, barePort);
  try {
    const page = `${origin}/api/v1/members?size=50`;
    const own = { rows: [page, readers, 200], check: [page, strangers, 403] } as const;
    const found = { rows: [0, 0], check: [0, 0] };
    for (let round = -1; round < rounds; round++) {
      for (const what of ['rows', 'check'] as const) {
        const [address, keys, status] = own[what];
        const ours = await pace(address, status, keys);
        const theirs = await pace(`http://127.0.0.1:${barePort}/${what}`, 200);
        if (round >= 0)
          found[what] = [Math.max(found[what][0] ?? 0, ours), Math.max(found[what][1] ?? 0, theirs)];
      }
    }
    const line = (what: string, [value = 0, against = 0]: number[], atLeast: number) =>
      ({ what, value, against, unit: 'requests/s', bar: { atLeast } }) as const;
    return [
      line('first page of users, against bare node:http', found.rows, 0.4),
      line('a key that may not, against bare node:http', found.check, 0.5),
    ];
  } finally {
    bare.kill();
    await web.stop();
  }
};

/** Answers per second for a few clients that each send the next request after an answer, using the keys in turn. */
async function pace(address: string, status: number, keys: readonly string[] = []): Promise<number> {
  const until = performance.now() + seconds * 1_000;
  let asked = 0;
  const client = async () => {
    let answered = 0;
    while (performance.now() < until) {
      const key = keys[asked++ % keys.length];
      const headers = key ? { authorization: `Bearer ${key}` } : undefined;
      const answer = await fetch(address, { headers });
      await answer.arrayBuffer();
      if (answer.status !== status) throw new Error(`${address} answered ${answer.status}, not ${status}.`);
      answered++;
    }
    return answered;
  };
  const counts = await Promise.all(Array.from({ length: clients }, client));
  return counts.reduce((sum, count) => sum + count, 0) / seconds;
}

/** Creates keys as their page does, in a model that has no such page. */
async function keysOf({ admin, workspace }: BenchServer, scopes: string[]): Promise<string[]> {
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

async function bareServer({ workspace }: BenchServer, port: number) {
  const { id: workspaceId } = workspace;
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/bare-server.ts'],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        BARE_PORT: String(port),
        BARE_WORKSPACE: workspaceId,
        BARE_ROWS: `select * from members where workspace_id = '${workspaceId}' and status <> 'left'
          order by name_key, id limit 51`,
        BARE_CHECK: `select * from api_keys where workspace_id = '${workspaceId}' limit 1`,
      },
    },
  );
  await once(child, 'spawn');
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/check`).catch(() => null);
    if (answer?.ok) return child;
    if (child.exitCode !== null) throw new Error('The bare server did not start.');
  }
}
