import { rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { sql } from 'drizzle-orm';
import { v7 } from 'uuid';
import { driver } from '@/db/client';
import { makeTemporaryDirectory } from '@/db/embedded/data-directory';
import { inTenant } from '@/db/tenant';
import { recordAudit } from '@/lib/access/audit/record-audit';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { exportTrail } from '@/lib/access/trail/export-trail';
import { listTrail } from '@/lib/access/trail/list-trail';
import { trailSearch } from '@/lib/access/trail/trail-search';
import { writeCursor } from '@/lib/platform/paging/cursor';
import { verifyDatabase } from '@/scripts/audit/verify-database';
import { verifyFile } from '@/scripts/audit/verify-file';
import type { Measurement } from '../bench';
import { fillTrail } from './fill-trail';
import { benchServer } from './server';
import { inTurn, median, milliseconds } from './stopwatch';
import type { Ratio } from './table';

/**
 * Measures what an audit event adds to a change, and how long a long trail takes to verify, to export and to show (B10).
 */
export const auditBench: Measurement = async ({ events, longTrail }) => {
  const { admin, workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const organisationId = owner.organisation.id;
  const person = { userId: v7(), name: 'Inès', ip: '192.0.2.7' };
  const record = {
    organisationId,
    event: 'member.access-changed' as const,
    subject: { id: v7(), name: 'Léo' },
    before: { role: 'manager', restrictions: ['data-export'], rights: [] },
    after: { role: 'agent', restrictions: ['mask', 'visibility-own'], rights: [] },
  };
  const times = await inTurn(
    {
      alone: () => inTenant({ organisationId }, (tx) => tx.execute('select 1')),
      recorded: () =>
        inTenant({ organisationId }, async (tx) => {
          await tx.execute('select 1');
          await recordAudit(tx, person, record);
        }),
    },
    200,
  );
  const trail = { organisationId, workspaceId: workspace.id };
  await fillTrail(admin, trail, events);
  const file = join(await makeTemporaryDirectory('latchkey-trail-'), 'trail.jsonl');
  await writeFile(file, (await exportTrail(owner.person, owner.organisation.slug, 'jsonl')).body);
  const ratios: Ratio[] = [
    {
      what: 'an event, beyond its change',
      value: times.recorded - times.alone,
      unit: 'ms',
      bar: { atMost: 1 },
    },
    {
      what: `verifying ${events} events of the database`,
      value: await milliseconds(verifyAll),
      unit: 'ms',
      bar: { atMost: 20_000 },
    },
    await measureExport(owner, events),
    {
      what: `verifying a file of ${events} events`,
      value: await milliseconds(() => verifyExported(file)),
      unit: 'ms',
      bar: { atMost: 20_000 },
    },
  ];
  await rm(dirname(file), { recursive: true });
  await fillTrail(admin, trail, longTrail);
  return [...ratios, await measurePage(owner, longTrail)];
};

/** @throws Error if a trail is not as it was written, because then its verification ended early */
async function verifyAll(): Promise<void> {
  for (const { size, fault } of await verifyDatabase(process.env.DATABASE_URL ?? ''))
    if (fault) throw new Error(`Event ${size + 1} is wrong: ${fault.reason}.`);
}

/** @throws Error likewise */
async function verifyExported(file: string): Promise<void> {
  const { size, fault } = await verifyFile(file);
  if (fault) throw new Error(`Event ${size + 1} of the file is wrong: ${fault.reason}.`);
}

/** The whole trail as JSON Lines, against COPY of the stored bodies and hashes. */
async function measureExport(owner: WorkspaceContext, events: number): Promise<Ratio> {
  const rates: Record<'own' | 'bare', number[]> = { own: [], bare: [] };
  for (let round = 0; round < 3; round++) {
    rates.bare.push(await megabytesPerSecond(() => copyBodies(owner.organisation.id)));
    rates.own.push(await megabytesPerSecond(() => exportBodies(owner)));
  }
  return {
    what: `exporting ${events} events, against COPY`,
    value: median(rates.own),
    against: median(rates.bare),
    unit: 'MB/s',
    bar: { atLeast: 0.5 },
  };
}

async function exportBodies({ person, organisation }: WorkspaceContext): Promise<number> {
  const { body } = await exportTrail(person, organisation.slug, 'jsonl');
  let bytes = 0;
  for await (const chunk of body) bytes += chunk.byteLength;
  return bytes;
}

async function copyBodies(organisationId: string): Promise<number> {
  let bytes = 0;
  const count = new Writable({
    write(chunk, _, done) {
      bytes += chunk.length;
      done();
    },
  });
  await driver().begin(async (sql) => {
    await sql`select set_config('app.organisation', ${organisationId}, true)`;
    const copying = sql.unsafe(`copy (select body, hash from audit_events
      where organisation_id = '${organisationId}' order by seq) to stdout`);
    await pipeline(await copying.readable(), count);
  });
  return bytes;
}

/** A page in the middle of the trail, against its bare keyset query. The count follows the rows of the page. */
async function measurePage(owner: WorkspaceContext, events: number): Promise<Ratio> {
  const ctx = await loadOrganisationContext(owner.person, owner.organisation.slug);
  const middle = Math.floor(events / 2);
  const position = events - middle;
  const cursor = writeCursor({ key: String(middle), id: owner.organisation.id, position, isBackward: false });
  const search = trailSearch.parse({ cursor });
  const times: Record<'page' | 'bare', number[]> = { page: [], bare: [] };
  let counted: Promise<unknown> | undefined;
  for (let round = 0; round < 30; round++) {
    times.page.push(
      await milliseconds(async () => {
        counted = (await listTrail(ctx, search, 'UTC')).count;
      }),
    );
    await counted;
    times.bare.push(await milliseconds(() => barePage(owner.organisation.id, middle)));
  }
  return {
    what: `a page in the middle of ${events} events, against its keyset query`,
    value: median(times.page),
    against: median(times.bare),
    unit: 'ms',
    bar: { atMost: 3 },
  };
}

const barePage = (organisationId: string, seq: number) =>
  inTenant({ organisationId }, (tx) =>
    tx.execute(sql`select seq, id, at, event, actor_name, subject_name, before, after, ip, hash
      from audit_events where organisation_id = ${organisationId} and seq < ${seq} order by seq desc limit 26`),
  );

/** `work` returns the number of bytes that it wrote. */
async function megabytesPerSecond(work: () => Promise<number>): Promise<number> {
  let bytes = 0;
  const time = await milliseconds(async () => {
    bytes = await work();
  });
  return bytes / 2 ** 20 / (time / 1_000);
}
