import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '@/db/embedded/free-port';
import type { BenchServer } from './server';

export interface BareServer {
  origin: string;
  stop(): void;
}

/** Starts the bare server on a database: `/page` and `/row` answer the rows of their statements. */
export async function startBareServer(
  { address }: Pick<BenchServer, 'address'>,
  { row, page = row }: { row: string; page?: string },
): Promise<BareServer> {
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
        BARE_PAGE: page,
        BARE_ROW: row,
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
