import { execFileSync } from 'node:child_process';
import { chmod, mkdtemp, rm, statfs, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { disconnect } from '@/db/client';
import { type EmbeddedServer, startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { loadWorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { world } from '@/lib/test-support/world';
import { compare } from './compare';
import type { Finding } from './finding';

const fault = 'FA3 disk full while access changes';
/** In milliseconds: a request on a full disk is refused sooner (FA3). */
const mostMs = 5_000;
const fullForMs = 20_000;
/** Space of the small disk, in bytes. */
const size = 400 * 2 ** 20;

/**
 * FA3: fills the disk of a database while access changes, and frees it. Each request on the full disk is refused soon, or
 * takes effect; afterwards all work again without a restart, and everything that was acknowledged is there. Needs root,
 * because it mounts a small disk.
 */
export async function fillDisk(): Promise<Finding> {
  if (process.getuid?.() !== 0) {
    return { fault, tried: 'not tried', found: 'only root can mount a small disk', isSound: true };
  }
  const disk = await mkdtemp(join(tmpdir(), 'latchkey-disk-'));
  // The database runs as another user.
  await chmod(disk, 0o755);
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size},mode=755`, 'latchkey-faults', disk]);
  try {
    const server = await startEmbedded({ directory: join(disk, 'data'), shelter: join(disk, 'shelter') });
    try {
      return await fill(server, join(disk, 'filling'));
    } finally {
      await server.stop();
    }
  } finally {
    execFileSync('umount', [disk]);
    await rm(disk, { recursive: true });
  }
}

async function fill(server: EmbeddedServer, filling: string): Promise<Finding> {
  await migrate(server.url);
  Object.assign(process.env, {
    DATABASE_URL: server.url,
    APP_ORIGIN: 'http://console.test',
    AUTH_SECRET: 'a secret that only this command knows',
  });
  const { owen } = await world({ people: { owen: 'owner' } });
  const acknowledged: string[] = [];
  let number = 0;
  /** Resolves to how long it took, in milliseconds, and whether it was refused. */
  const invite = async () => {
    const email = `guest-${number++}@example.com`;
    const began = performance.now();
    try {
      const ctx = await loadWorkspaceContext(owen.person, owen.workspace.slug);
      await inviteMembers(ctx, { emails: [email], role: 'agent', restrictions: [] });
      acknowledged.push(email);
      return { ms: performance.now() - began, isRefused: false };
    } catch {
      return { ms: performance.now() - began, isRefused: true };
    }
  };

  await invite();
  const { bavail, bsize } = await statfs(join(filling, '..'));
  await writeFile(filling, Buffer.alloc(bavail * bsize));
  const attempts: Awaited<ReturnType<typeof invite>>[] = [];
  for (const began = performance.now(); performance.now() - began < fullForMs; ) {
    attempts.push(...(await Promise.all([invite(), invite(), invite(), invite()])));
    await pause(20);
  }
  const refused = attempts.filter(({ isRefused }) => isRefused);
  const longest = Math.max(...attempts.map(({ ms }) => ms));
  await rm(filling);
  const freed = performance.now();
  while ((await invite()).isRefused) await pause(50);
  const healed = performance.now() - freed;
  await disconnect();

  const { found, isSound } = await compare(server, acknowledged);
  const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s`;
  return {
    fault,
    tried: `full for ${seconds(fullForMs)}; ${attempts.length} invitations, ${refused.length} of them refused`,
    found: `answered within ${seconds(longest)}, well again ${seconds(healed)} after space was freed; ${found}`,
    isSound: isSound && refused.length > 0 && longest < mostMs,
  };
}
