import { execFile, spawn } from 'node:child_process';
import { copyFile, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { freePort } from '@/db/embedded/free-port';
import type { Asked } from './load';
import type { BenchServer } from './server';

/** The release that Latchkey is compared with. It is installed for the run only, and is no dependency. */
const packages = ['better-auth@1.7.25', 'pg@8'];

const About = z.object({ owner: z.string(), member: z.string(), organizationId: z.string() });

export interface BetterAuth {
  /** What is asked of it: a decision that allows, one that denies, and the first page of 50 members. */
  asked: Record<'allowed' | 'denied' | 'page', Asked>;
  stop(): Promise<void>;
}

/**
 * Installs better-auth in a temporary directory and starts it on the server of the run, in a database with so many
 * members in one organization.
 */
export async function startBetterAuth({ admin, address }: BenchServer, members: number): Promise<BetterAuth> {
  const directory = await mkdtemp(join(tmpdir(), 'latchkey-better-auth-'));
  await writeFile(join(directory, 'package.json'), '{"private":true}');
  await promisify(execFile)('npm', ['install', '--no-audit', '--no-fund', ...packages], { cwd: directory });
  const server = join(directory, 'server.mjs');
  await copyFile('scripts/bench/better-auth-server.mjs', server);
  await admin`create database better_auth`;
  const database = new URL(address);
  database.pathname = '/better_auth';
  const port = await freePort();
  const child = spawn(process.execPath, [server], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      RIVAL_DATABASE: database.href,
      RIVAL_MEMBERS: String(members),
    },
  });
  const origin = `http://127.0.0.1:${port}`;
  const stop = async () => {
    child.kill();
    await rm(directory, { recursive: true, force: true });
  };
  for (;;) {
    const answer = await fetch(`${origin}/about`).catch(() => null);
    if (answer?.ok) return { asked: asked(origin, About.parse(await answer.json())), stop };
    if (child.exitCode !== null) throw new Error('better-auth did not start.');
    await new Promise((again) => setTimeout(again, 100));
  }
}

function asked(
  origin: string,
  { owner, member, organizationId }: z.infer<typeof About>,
): BetterAuth['asked'] {
  const organization = `${origin}/api/auth/organization`;
  const body = { organizationId, permissions: { member: ['update'] } };
  const decision = { url: `${organization}/has-permission`, status: 200, body };
  return {
    allowed: { ...decision, headers: { cookie: owner, origin } },
    denied: { ...decision, headers: { cookie: member, origin } },
    page: {
      url: `${organization}/list-members?organizationId=${organizationId}&limit=50&sortBy=createdAt`,
      status: 200,
      headers: { cookie: owner },
    },
  };
}
