import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@/db/embedded/free-port';
import type { BenchServer } from './server';

export interface BareServer {
  origin: string;
  stop(): void;
}

/** Starts the bare server: `/page` is the first page of users, `/row` the key with its holder's membership. */
export async function startBareServer({ address, workspace }: BenchServer, key: string): Promise<BareServer> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const child = spawn(
    process.execPath,
    ['--conditions=react-server', '--import', 'tsx', 'scripts/bench/bare-server.ts'],
    {
      stdio: 'ignore',
      env: {
        ...process.env,
        BARE_PORT: String(port),
        BARE_DATABASE: address,
        BARE_PAGE: `select * from members where workspace_id = '${workspace.id}' and status <> 'left'
          order by name_key, id limit 51`,
        BARE_ROW: `select k.scopes, m.* from api_keys k
          join members m on m.workspace_id = k.workspace_id and m.id = k.membership_id
          where k.token_hash = '${key}' and k.revoked_at is null`,
      },
    },
  );
  await once(child, 'spawn');
  for (;;) {
    const answer = await fetch(`${origin}/row`).catch(() => null);
    if (answer?.ok) return { origin, stop: () => child.kill() };
    if (child.exitCode !== null) throw new Error('The bare server did not start.');
  }
}
