import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, lstat, mkdir, mkdtemp, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { delimiter, dirname, join, relative } from 'node:path';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type Binaries, findBinaries } from './binaries';
import { makeTemporaryDirectory } from './data-directory';
import { own, plain } from './runner';
import { type EmbeddedServer, startEmbedded } from './server';
import { systemUserRunner } from './system-user';

const isRoot = userInfo().uid === 0;
const path = process.env.PATH;
let root = '';
let home = '';
let shelter = '';
let programs: Binaries;

/** A checkout in a directory like /root, which only its owner can enter: other users cannot read programs or data. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'latchkey-private-'));
  const installed = await findBinaries();
  const native = dirname(dirname(installed.postgres));
  await cp(native, join(root, 'package', 'native'), { recursive: true, verbatimSymlinks: true });
  await cp(join(native, '..', 'package.json'), join(root, 'package', 'package.json'));
  const copied = (program: string) => join(root, 'package', 'native', relative(native, program));
  programs = {
    initdb: copied(installed.initdb),
    pg_ctl: copied(installed.pg_ctl),
    postgres: copied(installed.postgres),
  };
});

beforeEach(async () => {
  home = await mkdtemp(join(root, 'data-'));
  shelter = await makeTemporaryDirectory('latchkey-shelter-');
});

afterEach(async () => {
  process.env.PATH = path;
  await rm(shelter, { recursive: true, force: true });
});

afterAll(() => rm(root, { recursive: true, force: true }));

/** Simulates a system without user namespaces. */
async function refuseNamespaces(): Promise<void> {
  const commands = join(root, 'commands');
  await mkdir(commands, { recursive: true });
  await writeFile(join(commands, 'unshare'), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
  process.env.PATH = `${commands}${delimiter}${path}`;
}

const start = () => startEmbedded({ directory: home, shelter, programs });

async function notes({ adminUrl }: EmbeddedServer, added?: number): Promise<number[]> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`create table if not exists notes (value int)`;
  if (added !== undefined) await sql`insert into notes values (${added})`;
  const rows = await sql<{ value: number }[]>`select value from notes order by value`;
  await sql.end();
  return rows.map(({ value }) => value);
}

const ways: [way: string, prepare: () => Promise<void>, isSheltered: boolean][] = [
  ['in a user namespace', async () => {}, false],
  ['as the system user, where namespaces are refused', refuseNamespaces, isRoot],
];

describe.each(ways)('in a private directory, %s,', (_, prepare, isSheltered) => {
  beforeEach(prepare);

  test('the server starts, keeps its data, and stops without leaving a process', async () => {
    const first = await start();
    expect(await notes(first, 1)).toEqual([1]);
    expect(first.cluster.startsWith(isSheltered ? shelter : home)).toBe(true);
    await first.stop();
    expect(() => process.kill(first.pid, 0)).toThrow();
    expect(await readdir(await realpath(first.cluster))).not.toContain('postmaster.pid');

    const second = await start();
    expect(await notes(second, 2)).toEqual([1, 2]);
    expect(second.cluster).toBe(first.cluster);
    await second.stop();
  });

  test('after kill -9 of the server the next start has everything that was acknowledged', async () => {
    const first = await start();
    await notes(first, 1);
    const { pid } = first;
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => first.pid).not.toBe(pid);
    await first.stop();
    const second = await start();
    expect(await notes(second)).toEqual([1]);
    await second.stop();
  });

  test('the server does not see itself as root, and the data are private', async () => {
    const server = await start();
    const sql = postgres(server.adminUrl, { max: 1 });
    await sql`copy (select 1) to program 'id -u > uid'`;
    await sql.end();
    expect(execFileSync('cat', [join(server.cluster, 'uid')], { encoding: 'utf8' }).trim()).not.toBe('0');
    expect((await lstat(await realpath(server.cluster))).mode & 0o077).toBe(0);
    await server.stop();
  });
});

test('the data of an earlier start by another user remain usable', async () => {
  const first = await start();
  await notes(first, 1);
  await first.stop();
  if (isRoot) await own((await systemUserRunner()) ?? plain, first.cluster);
  const second = await start();
  expect(await notes(second, 2)).toEqual([1, 2]);
  await second.stop();
  await chmod(root, 0o711);
  await chmod(home, 0o711);
  const third = await start();
  expect(await notes(third, 3)).toEqual([1, 2, 3]);
  await third.stop();
  await chmod(root, 0o700);
});

test('if the system user cannot read the data of a namespace, the start explains the remedy and keeps the data', async () => {
  const first = await start();
  await notes(first, 1);
  await first.stop();
  await refuseNamespaces();
  if (isRoot) await expect(start()).rejects.toThrow('DATA_DIRECTORY=');
  process.env.PATH = path;
  const second = await start();
  expect(await notes(second)).toEqual([1]);
  await second.stop();
});

test('a zombie does not hold the lock', async () => {
  // The shell becomes a program that never collects its child.
  const hold = `"$0" --import tsx db/test-support/hold-server.ts "$1" & exec sleep 600`;
  const parent = spawn('sh', ['-c', hold, process.execPath, home], { stdio: ['ignore', 'pipe', 'inherit'] });
  const [line] = await once(parent.stdout, 'data');
  const { pid, holder } = JSON.parse(String(line));
  process.kill(holder, 'SIGKILL');
  process.kill(pid, 'SIGKILL');
  const stateOf = (of: number) => execFileSync('ps', ['-o', 'stat=', '-p', String(of)], { encoding: 'utf8' });
  await expect.poll(() => stateOf(holder)).toMatch(/^Z/);
  const server = await start();
  await server.stop();
  parent.kill('SIGKILL');
});
