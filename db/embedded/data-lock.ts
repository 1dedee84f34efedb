import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { link, readFile, readlink, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname, platform } from 'node:os';
import { join } from 'node:path';

/** The process that holds a data directory; the combination of the three fields is never reused. */
interface Holder {
  pid: number;
  started: string;
  machine: string;
}

export interface DataLock {
  release(): Promise<void>;
}

const heartbeat = 2_000;

/** A process id is unique only within one machine, boot and container. */
async function here(): Promise<string> {
  if (platform() !== 'linux') return hostname();
  const boot = await readFile('/proc/sys/kernel/random/boot_id', 'utf8');
  return [hostname(), boot.trim(), await readlink('/proc/self/ns/pid')].join(' ');
}

/** The start time of a process, from the system: it distinguishes a reused process id. */
async function startOf(pid: number): Promise<string | undefined> {
  if (platform() === 'linux') {
    const line = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    // A zombie (Z, or X on its way out) has ended, even if its parent never collects it.
    return /^[ZX]/i.test(fields[0] ?? '') ? undefined : fields[19];
  }
  try {
    process.kill(pid, 0);
    if (platform() === 'win32') return 'alive';
    const output = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], {
      encoding: 'utf8',
    }).trim();
    return output.startsWith('Z') ? undefined : output.replace(/^\S+ +/, '');
  } catch {
    return undefined;
  }
}

/** In another place (another container on the same volume) only the heartbeat tells whether the holder is alive. */
async function isHeld(path: string, holder: Holder): Promise<boolean> {
  if (holder.machine === (await here())) return (await startOf(holder.pid)) === holder.started;
  const before = (await stat(path)).mtimeMs;
  await new Promise((resolve) => setTimeout(resolve, 3 * heartbeat));
  const after = await stat(path).catch(() => undefined);
  return after !== undefined && after.mtimeMs !== before;
}

async function readHolder(path: string): Promise<Holder | undefined> {
  const text = await readFile(path, 'utf8').catch(() => undefined);
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return { pid: 0, started: '', machine: '' };
  }
}

/**
 * Locks the data directory for this process, or throws an error that names the process which holds it. Locks of
 * killed processes are ignored. PostgreSQL's own lock file is the second safeguard.
 */
export async function lockData(directory: string): Promise<DataLock> {
  const path = join(directory, 'lock');
  const own = join(directory, `lock.${randomUUID()}`);
  const me: Holder = { pid: process.pid, started: (await startOf(process.pid)) ?? '', machine: await here() };
  await writeFile(own, JSON.stringify(me), { mode: 0o600 });
  try {
    // A hard link is created atomically, so two processes cannot both succeed.
    while (!(await linked(own, path))) {
      const holder = await readHolder(path);
      if (!holder) continue;
      if (await isHeld(path, holder)) {
        throw new Error(
          `Latchkey already runs on ${directory} (process ${holder.pid}). Stop it first: two servers must never open one data directory.`,
        );
      }
      await discard(path, `${own}.stale`, holder);
    }
  } finally {
    await rm(own, { force: true });
  }
  const beat = setInterval(() => utimes(path, new Date(), new Date()).catch(() => {}), heartbeat);
  beat.unref();
  return {
    async release() {
      clearInterval(beat);
      await rm(path, { force: true });
    },
  };
}

/** Removes a dead lock, but restores one that another process took in between. */
async function discard(path: string, aside: string, dead: Holder): Promise<void> {
  const isGone = await rename(path, aside).then(
    () => false,
    () => true,
  );
  if (isGone) return;
  const moved = await readHolder(aside);
  if (moved?.pid !== dead.pid || moved.started !== dead.started) await linked(aside, path);
  await rm(aside, { force: true });
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
