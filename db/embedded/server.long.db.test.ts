import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import postgres from 'postgres';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { startEmbedded } from './server';

let directory = '';
const holders: ChildProcess[] = [];

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'latchkey-embedded-'));
});

afterEach(async () => {
  vi.restoreAllMocks();
  for (const holder of holders.splice(0)) {
    if (holder.exitCode === null && holder.signalCode === null) {
      holder.kill('SIGTERM');
      await once(holder, 'exit');
    }
  }
  await rm(directory, { recursive: true, force: true });
});

/** Starts the server from another process, which can then be killed. */
async function holdElsewhere() {
  const program = resolve('db/test-support/hold-server.ts');
  const holder = spawn(process.execPath, ['--import', 'tsx', program, directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  holders.push(holder);
  const [line] = await once(createInterface({ input: holder.stdout }), 'line');
  const { adminUrl, pid } = JSON.parse(line);
  return { holder, adminUrl, pid };
}

async function kill(holder: ChildProcess) {
  holder.kill('SIGKILL');
  await once(holder, 'exit');
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

async function acknowledge(adminUrl: string, value: number) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  await sql`create table if not exists notes (value int)`;
  await sql`insert into notes values (${value})`;
  await sql.end();
}

async function notesOfNextStart(): Promise<number[]> {
  const server = await startEmbedded({ directory });
  const sql = postgres(server.adminUrl, { max: 1 });
  const rows = await sql<{ value: number }[]>`select value from notes order by value`;
  await sql.end();
  await server.stop();
  return rows.map((row) => row.value);
}

describe('the embedded server', () => {
  test('a second start on the same data directory is refused and does not disturb the first', async () => {
    const { adminUrl } = await holdElsewhere();
    await expect(startEmbedded({ directory })).rejects.toThrow('already runs on');
    await acknowledge(adminUrl, 1);
  });

  test('of five simultaneous starts on a stale lock, one wins', async () => {
    await writeFile(
      join(directory, 'lock'),
      JSON.stringify({ pid: 999_999_999, started: '1', place: 'gone' }),
    );
    const tries = await Promise.allSettled(Array.from({ length: 5 }, () => startEmbedded({ directory })));
    const winners = tries.filter((attempt) => attempt.status === 'fulfilled');
    expect(winners).toHaveLength(1);
    await winners[0]?.value.stop();
  });

  test('after kill -9 of its starter the next start recovers everything that was acknowledged', async () => {
    const { holder, adminUrl } = await holdElsewhere();
    await acknowledge(adminUrl, 7);
    await kill(holder);
    expect(await notesOfNextStart()).toEqual([7]);
  });

  test('after kill -9 of all processes the next start recovers everything that was acknowledged', async () => {
    const { holder, adminUrl, pid } = await holdElsewhere();
    await acknowledge(adminUrl, 8);
    process.kill(pid, 'SIGKILL');
    await kill(holder);
    expect(await notesOfNextStart()).toEqual([8]);
  });

  test('FA1 a killed starter that its parent never collects does not hold the data directory', async () => {
    const program = resolve('db/test-support/hold-server.ts');
    // `sleep` never collects the child of the shell that it replaces.
    const command = `"$0" --import tsx "$1" "$2" & exec sleep 100000`;
    const parent = spawn('sh', ['-c', command, process.execPath, program, directory], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = await once(createInterface({ input: parent.stdout }), 'line');
    const { adminUrl, holder } = JSON.parse(line);
    await acknowledge(adminUrl, 5);
    process.kill(holder, 'SIGKILL');
    await expect.poll(() => readFile(`/proc/${holder}/stat`, 'utf8')).toMatch(/\) Z /);
    expect(await notesOfNextStart()).toEqual([5]);
    parent.kill('SIGKILL');
  });

  test('OP4 a server that is killed is started again at its address, with everything that was acknowledged', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const server = await startEmbedded({ directory });
    await acknowledge(server.adminUrl, 7);
    for (let round = 0; round < 2; round++) {
      const { pid } = server;
      process.kill(pid, 'SIGKILL');
      await expect.poll(() => server.pid).not.toBe(pid);
      const sql = postgres(server.adminUrl, { max: 1 });
      await expect.poll(() => sql`select value from notes`.catch(() => [])).toEqual([{ value: 7 }]);
      await sql.end();
    }
    await server.stop();
    expect(said.mock.calls.flat().join('\n')).toMatch(/ended.*SIGKILL.*started again/);
  });

  test('OP4 a server that keeps ending is given up, with the end of its log and a remedy', async () => {
    const said = vi.spyOn(console, 'error').mockReturnValue();
    const server = await startEmbedded({ directory, pauses: [0, 0] });
    await writeFile(join(directory, 'postgres', 'postgresql.conf'), 'no_such_setting = 1');
    process.kill(server.pid, 'SIGKILL');
    await server.ended;
    await server.stop();
    const text = said.mock.calls.flat().join('\n');
    expect(text).toContain('not started again');
    expect(text).toContain('no_such_setting');
    expect(text).toContain('npm start');
    expect(await readdir(directory)).not.toContain('lock');
  });

  test('OP4 a server that is stopped while it waits to be started again stays stopped', async () => {
    vi.spyOn(console, 'error').mockReturnValue();
    const server = await startEmbedded({ directory, pauses: [100_000] });
    process.kill(server.pid, 'SIGKILL');
    await expect.poll(() => isRunning(server.pid)).toBe(false);
    await server.stop();
    await server.ended;
    expect(await readdir(directory)).not.toContain('lock');
  });

  test('FA1 after two kills with -9 under load, acknowledged transactions are complete', async () => {
    const acknowledged: number[] = [];
    for (let round = 0; round < 2; round++) {
      const { holder, adminUrl, pid } = await holdElsewhere();
      const sql = postgres(adminUrl, { max: 4, onnotice: () => {} });
      await sql`create table if not exists pairs (value int, half int)`;
      const write = async (writer: number) => {
        for (let n = 0; ; n++) {
          const value = round * 1_000_000 + writer * 100_000 + n;
          await sql`insert into pairs select ${value}, half from generate_series(1, 2) half`;
          acknowledged.push(value);
        }
      };
      const soFar = acknowledged.length;
      const writing = Promise.allSettled([0, 1, 2, 3].map(write));
      await expect.poll(() => acknowledged.length).toBeGreaterThan(soFar + 100);
      process.kill(pid, 'SIGKILL');
      await kill(holder);
      await writing;
      await sql.end({ timeout: 1 });
    }
    const { adminUrl } = await holdElsewhere();
    const sql = postgres(adminUrl, { max: 1 });
    const kept = await sql<{ value: number; halves: number }[]>`
      select value, count(*)::int as halves from pairs group by value`;
    await sql.end();
    expect(kept.filter(({ halves }) => halves !== 2)).toEqual([]);
    const values = new Set(kept.map(({ value }) => value));
    expect(acknowledged.filter((value) => !values.has(value))).toEqual([]);
  });

  test('a cluster whose creation was killed is created again', async () => {
    await writeFile(join(directory, 'postgres.new'), 'half a cluster');
    const server = await startEmbedded({ directory });
    await server.stop();
    expect(existsSync(join(directory, 'postgres.new'))).toBe(false);
  });

  test('a clean stop leaves no lock and no process', async () => {
    const { holder, pid } = await holdElsewhere();
    holder.kill('SIGTERM');
    await once(holder, 'exit');
    expect(await readdir(directory)).not.toContain('lock');
    expect(existsSync(join(directory, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(() => process.kill(pid, 0)).toThrow();
  });

  test('TE5 the console signs in as a role that is not a superuser and cannot bypass row-level security', async () => {
    const server = await startEmbedded({ directory });
    const sql = postgres(server.url, { max: 1 });
    const [role] = await sql`select rolsuper, rolbypassrls from pg_roles where rolname = current_user`;
    await sql.end();
    await server.stop();
    expect(role).toEqual({ rolsuper: false, rolbypassrls: false });
  });

  test('names sort as people expect, with accents beside their base', async () => {
    const server = await startEmbedded({ directory });
    const sql = postgres(server.url, { max: 1 });
    const rows =
      await sql`select name from (values ('Zoé'), ('Émile'), ('eva'), ('Ada'), ('Elsa')) t(name) order by name`;
    await sql.end();
    await server.stop();
    expect(rows.map((row) => row.name)).toEqual(['Ada', 'Elsa', 'Émile', 'eva', 'Zoé']);
  });
});
