import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import postgres from 'postgres';
import { v7 } from 'uuid';
import { disconnect } from '@/db/client';
import { startEmbedded } from '@/db/embedded/server';
import { migrate } from '@/db/migrate';
import { inTenant } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { verifyDatabase } from './audit/verify-database';
import { startInstalled } from './restore/installed-server';

/**
 * `npm run test:restore`: backs a database up and restores it on another server, with the commands of
 * docs/operations.md, and verifies its audit trail there (B10). Servers are the embedded one, and the one of
 * `PG_BIN` (the folder of another version's programs). `pg_dump` and `pg_restore` come from the path.
 */
const run = promisify(execFile);
const events = 200;
const [source, target] = [
  { zone: 'Asia/Kolkata', dates: 'German, DMY' },
  { zone: 'America/St_Johns', dates: 'SQL, MDY' },
];

interface Server {
  /** The superuser's connection string. */
  adminUrl: string;
  stop(): Promise<void>;
}

/** A fresh database of the role `latchkey`, as deploy/create-role.sh makes it. */
async function prepare({ adminUrl }: Server, name: string, { zone, dates }: typeof source) {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {} });
  for (const role of ['latchkey', 'latchkey_app', 'latchkey_search'])
    await sql.unsafe(
      `do $$ begin create role ${role} nologin createrole; exception when duplicate_object then null; end $$`,
    );
  await sql.unsafe(`alter role latchkey login createrole createdb password 'restore'`);
  await sql.unsafe('grant latchkey_app, latchkey_search to latchkey');
  await sql.unsafe(`create database ${name} owner latchkey`);
  await sql.unsafe(`alter database ${name} set timezone = '${zone}'`);
  await sql.unsafe(`alter database ${name} set datestyle = '${dates}'`);
  await sql.end({ timeout: 5 });
  const admin = new URL(adminUrl);
  admin.pathname = `/${name}`;
  const owner = new URL(admin);
  Object.assign(owner, { username: 'latchkey', password: 'restore' });
  return { admin: admin.href, owner: owner.href };
}

async function writeTrail(url: string): Promise<string> {
  process.env.DATABASE_URL = url;
  const organisationId = v7();
  for (let number = 1; number <= events; number++)
    await inTenant({ organisationId }, (tx) =>
      recordAudit(tx, null, {
        organisationId,
        event: 'member.access-changed',
        after: { number, 'é\u2028': 0.1 },
      }),
    );
  await disconnect();
  return organisationId;
}

async function restore(from: Server, to: Server, name: string): Promise<string> {
  const before = await prepare(from, name, source);
  await migrate(before.owner);
  const organisationId = await writeTrail(before.owner);
  const after = await prepare(to, `${name}_restored`, target);
  const folder = await mkdtemp(join(tmpdir(), 'latchkey-restore-'));
  try {
    const file = join(folder, 'latchkey.dump');
    await run('pg_dump', ['--format=custom', `--file=${file}`, before.admin]);
    await run('pg_restore', ['--exit-on-error', `--dbname=${after.admin}`, file]);
    await migrate(after.owner);
    const verdicts = await verifyDatabase(after.owner);
    const verdict = verdicts.find((each) => each.organisationId === organisationId);
    if (verdict?.size !== events || verdict.fault)
      throw new Error(`not verified: ${JSON.stringify(verdict)}`);
    return `${events} events verify`;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const versionOf = async ({ adminUrl }: Server) => {
  const sql = postgres(adminUrl, { max: 1 });
  const [row] = await sql`select current_setting('server_version') as version`;
  await sql.end({ timeout: 5 });
  return String(row?.version).split(' ')[0] ?? '';
};

const directory = await mkdtemp(join(tmpdir(), 'latchkey-restore-data-'));
const servers: Server[] = [await startEmbedded({ directory, isDurable: false })];
const installed = await startInstalled(process.env.PG_BIN);
if (installed) servers.push(installed);
let isRefused = false;
const rows: Record<string, string>[] = [];
try {
  for (const [at, from] of servers.entries())
    for (const [place, to] of servers.entries()) {
      const outcome = await restore(from, to, `trail_${at}_${place}`).catch((error: Error) => {
        // An older pg_dump refuses a newer server: not a fault of the trail.
        const isOlder = /server version mismatch/.test(error.message);
        isRefused ||= !isOlder;
        return isOlder ? 'not tried: pg_dump is older than the server' : error.message;
      });
      rows.push({ from: await versionOf(from), to: await versionOf(to), outcome });
    }
} finally {
  for (const server of servers) await server.stop();
  await rm(directory, { recursive: true, force: true });
}
console.table(rows);
process.exit(isRefused ? 1 : 0);
