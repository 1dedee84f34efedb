import { disconnect } from '@/db/client';
import { measureReplica, replicaUse } from '@/db/replica';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { startExport as startMembersExport } from '@/lib/access/members/list/start-member-export';
import { createTeam } from '@/lib/access/teams/create-team';
import { accessOn } from '@/lib/access/trail/access-on';
import { exportTrail } from '@/lib/access/trail/export-trail';
import { listTrail } from '@/lib/access/trail/list-trail';
import { trailSearch } from '@/lib/access/trail/trail-search';
import { openExport } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import { overviewOf } from '@/lib/work/reports/report-overview';
import { lastDays, reportSearch } from '@/lib/work/reports/report-period';
import { startReportsExport } from '@/lib/work/reports/start-reports-export';
import type { Finding } from '../faults/finding';
import type { Databases } from './arrange';

const manyContacts = 200_000;
const rounds = 200;

/** Reads what is long from an asynchronous standby: after writes, while it is behind, and cut off in the middle. */
export async function readFromReplica({ primary, reader }: Databases): Promise<Finding[]> {
  const url = `postgres://latchkey@127.0.0.1:${reader.port}/latchkey`;
  await readFrom(url);
  const { owner } = await world({ people: { owner: 'owner' } });
  const [source, standby] = [primary.admin(), reader.admin()];
  try {
    return [
      await attempt('exports, reports, the trail and who had what are read there', async () => {
        for (const read of Object.values(reads)) await read(owner);
        return counted('in-use');
      }),
      await attempt('the reader’s own last write is in what follows at once', async () => {
        const times: number[] = [];
        for (let round = 0; round < rounds; round++) {
          begin(false);
          const name = `Round ${round}`;
          await createTeam(owner, { name, memberIds: [] });
          const start = performance.now();
          const [event] = (await trailOf(owner)).rows;
          times.push(performance.now() - start);
          if (event?.subjectName !== name) throw new Error(`round ${round} did not see its write`);
        }
        const there = replicaUse().reads.get('in-use') ?? 0;
        return `${rounds} of ${rounds} saw it, ${there} of ${rounds * 2} reads on the replica; ${median(times)} ms for the page of the trail`;
      }),
      await attempt('it is behind: the primary is read, with the write', async () => {
        await standby`select pg_wal_replay_pause()`;
        try {
          await createContact(owner, { name: 'Fresh', phone: '', email: 'fresh@example.com' });
          const start = performance.now();
          if (!(await fileOfContacts(owner)).includes('Fresh')) throw new Error('the write is missing');
          const waited = Math.round(performance.now() - start);
          const again = performance.now();
          await fileOfContacts(owner);
          return `${counted('behind')}; ${waited} ms with the wait, the next file ${Math.round(performance.now() - again)} ms`;
        } finally {
          await standby`select pg_wal_replay_resume()`;
        }
      }),
      await attempt('a long file from each server', async () => {
        await source`insert into contacts (workspace_id, id, name, email)
          select ${owner.workspace.id}, gen_random_uuid(), 'Zoé ' || n, n || '@example.org'
          from generate_series(1, ${manyContacts}) n`;
        const there = await timed(() => fileOfContacts(owner));
        const where = counted('in-use');
        await readFrom('');
        const here = await timed(() => fileOfContacts(owner));
        await readFrom(url);
        return `${manyContacts} contacts: ${there} ms (${where}), ${here} ms from the primary`;
      }),
      await attempt(
        'it ends the read after the first rows: the file breaks off, another try is whole',
        async () => {
          const file = streamOfContacts(owner, async () => {
            await standby`select pg_terminate_backend(pid) from pg_stat_activity where usename = 'latchkey'`;
          });
          const failure = await file.then(
            () => undefined,
            (error: Error) => error,
          );
          if (!failure) throw new Error('it did not break off');
          const where = counted('interrupted');
          const lines = (await fileOfContacts(owner)).split('\r\n').length;
          if (lines < manyContacts) throw new Error(`the other try has ${lines} lines`);
          return `${where}; the next try has all ${lines - 2} lines`;
        },
      ),
    ];
  } finally {
    await Promise.all([source.end(), standby.end()]);
  }
}

/** After the failover: the standby follows the former primary, and then it is stopped. */
export async function readWithoutReplica({ reader, replica }: Databases): Promise<Finding[]> {
  const { owner } = await world({ people: { owner: 'owner' } });
  const read = async (expected: 'no-standby' | 'away') => {
    begin();
    await overviewOf(owner, lastDays(owner.workspace, 7));
    return `${counted(expected)}; measured: ${(await measureReplica())?.state}`;
  };
  return [
    await attempt('DATABASE_REPLICA_URL leads to the new primary: it is read as what it is', async () => {
      await readFrom(`postgres://latchkey@127.0.0.1:${replica.port}/latchkey`);
      return read('no-standby');
    }),
    await attempt('it still follows the former primary: the new one is read', async () => {
      await readFrom(`postgres://latchkey@127.0.0.1:${reader.port}/latchkey`);
      return read('no-standby');
    }),
    await attempt('it is stopped: the primary is read', async () => {
      await reader.stop();
      return read('away');
    }),
  ];
}

async function readFrom(url: string): Promise<void> {
  await disconnect();
  process.env.DATABASE_REPLICA_URL = url;
  begin();
}

function begin(isNew = true): void {
  replicaUse().avoidUntil = 0;
  if (isNew) replicaUse().reads.clear();
}

/** How many reads ended so; all others would be a surprise. */
function counted(expected: Parameters<ReturnType<typeof replicaUse>['reads']['get']>[0]): string {
  const { reads: found } = replicaUse();
  const text = [...found].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'none';
  if (found.size !== 1 || !found.has(expected)) throw new Error(`expected ${expected}, found ${text}`);
  return text;
}

const organisation = (ctx: WorkspaceContext) => loadOrganisationContext(ctx.person, ctx.organisation.slug);

async function trailOf(ctx: WorkspaceContext) {
  const { count, ...page } = await listTrail(await organisation(ctx), trailSearch.parse({}), 'UTC');
  await count;
  return page;
}

async function fileOf(ctx: WorkspaceContext, started: Promise<{ exportId: string }>) {
  const { exportId } = await started;
  return (await openExport(ctx.person, ctx.workspace.slug, exportId)).body;
}

const allContacts = (ctx: WorkspaceContext) => fileOf(ctx, startContactsExport(ctx, contactSearch.parse({})));

const fileOfContacts = async (ctx: WorkspaceContext) => new Response(await allContacts(ctx)).text();

/** Reads the file, and calls `atRows` once its first rows are there. */
async function streamOfContacts(ctx: WorkspaceContext, atRows: () => Promise<void>): Promise<void> {
  let chunks = 0;
  for await (const _ of await allContacts(ctx)) if (++chunks === 2) await atRows();
}

const reads: Record<string, (ctx: WorkspaceContext) => Promise<unknown>> = {
  contacts: fileOfContacts,
  users: async (ctx) =>
    new Response(await fileOf(ctx, startMembersExport(ctx, memberSearch.parse({})))).text(),
  reports: (ctx) => overviewOf(ctx, lastDays(ctx.workspace, 7)),
  'file of reports': async (ctx) =>
    new Response(await fileOf(ctx, startReportsExport(ctx, reportSearch.parse({})))).text(),
  trail: trailOf,
  'file of the trail': async (ctx) =>
    new Response((await exportTrail(ctx.person, ctx.organisation.slug, 'jsonl')).body).text(),
  'who had what': async (ctx) => accessOn(await organisation(ctx), new Date().toISOString().slice(0, 10)),
};

async function timed(work: () => Promise<unknown>): Promise<number> {
  begin(false);
  const start = performance.now();
  await work();
  return Math.round(performance.now() - start);
}

const median = (times: number[]) =>
  Math.round(times.sort((one, other) => one - other)[Math.floor(times.length / 2)] ?? 0);

async function attempt(fault: string, work: () => Promise<string>): Promise<Finding> {
  begin();
  try {
    return { fault: `replica to read from: ${fault}`, tried: 'tried', found: await work(), isSound: true };
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    return { fault: `replica to read from: ${fault}`, tried: 'tried', found, isSound: false };
  }
}
