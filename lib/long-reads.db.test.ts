import { inflateRawSync } from 'node:zlib';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { disconnect } from '@/db/client';
import { replicaUse } from '@/db/replica';
import { startPair } from '@/db/test-support/standby';
import { loadOrganisationContext, type WorkspaceContext } from '@/lib/access/context/context';
import { memberSearch } from '@/lib/access/members/list/member-search';
import { startExport as startMembersExport } from '@/lib/access/members/list/start-member-export';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { createTeam } from '@/lib/access/teams/create-team';
import { accessOn } from '@/lib/access/trail/access-on';
import { exportTrail } from '@/lib/access/trail/export-trail';
import { listTrail } from '@/lib/access/trail/list-trail';
import { trailSearch } from '@/lib/access/trail/trail-search';
import { replicaStatus, replicaTimer } from '@/lib/platform/health/watch-replica';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { join, person, world } from '@/lib/test-support/world';
import { createContact } from '@/lib/work/contacts/change/create-contact';
import { contactSearch } from '@/lib/work/contacts/list/contact-search';
import { startContactsExport } from '@/lib/work/contacts/start-contacts-export';
import { dataExportJobs } from '@/lib/work/data-exports/make-due';
import { openDataExport } from '@/lib/work/data-exports/open-data-export';
import { requestDataExport } from '@/lib/work/data-exports/request-data-export';
import { figuresByTeam } from '@/lib/work/reports/by-team';
import { lastDays, reportSearch } from '@/lib/work/reports/report-period';
import { startReportsExport } from '@/lib/work/reports/start-reports-export';
import { collections, openExport } from './modules';
import { readMetrics } from './platform/health/read-metrics';

const { primary, standby, stop } = await startPair();
Object.assign(process.env, { DATABASE_URL: primary.url, DATABASE_REPLICA_URL: standby.url });
forgetSettings();
await disconnect();
afterAll(async () => {
  await disconnect();
  await stop();
});
const begin = () => void Object.assign(replicaUse(), { avoidUntil: 0, reads: new Map() });
beforeEach(begin);
const outcomes = () => [...replicaUse().reads.keys()];

const textOf = (body: ReadableStream<Uint8Array>) => new Response(body).text();

async function fileOf(ctx: WorkspaceContext, started: Promise<{ exportId: string }>): Promise<string> {
  const { exportId } = await started;
  const { body } = await openExport(ctx.person, ctx.workspace.slug, exportId);
  return textOf(body);
}

const organisation = (ctx: WorkspaceContext) => loadOrganisationContext(ctx.person, ctx.organisation.slug);
const today = () => new Date().toISOString().slice(0, 10);

/** The content of the first file of an archive. */
async function firstFile(body: ReadableStream<Uint8Array>): Promise<string> {
  const zip = Buffer.from(await new Response(body).arrayBuffer());
  const start = 30 + zip.readUInt16LE(26) + zip.readUInt16LE(28);
  return inflateRawSync(zip.subarray(start)).toString();
}

/** A write of a person, and the text of what they read next, in which the given name is. */
const reads: Record<string, (ctx: WorkspaceContext, name: string) => Promise<string>> = {
  'the file of contacts': async (ctx, name) => {
    await createContact(ctx, { name, phone: '', email: `${name}@example.com` });
    return fileOf(ctx, startContactsExport(ctx, contactSearch.parse({})));
  },
  'the file of users': async (ctx, name) => {
    await join(ctx, await person(name), 'agent');
    return fileOf(ctx, startMembersExport(ctx, memberSearch.parse({})));
  },
  'the file of reports': async (ctx, name) => {
    await createTeam(ctx, { name, memberIds: [] });
    return fileOf(ctx, startReportsExport(ctx, reportSearch.parse({})));
  },
  'the reports': async (ctx, name) => {
    await createTeam(ctx, { name, memberIds: [] });
    return JSON.stringify(await figuresByTeam(ctx, lastDays(ctx.workspace, 7), 'name'));
  },
  'the trail': async (ctx, name) => {
    await createTeam(ctx, { name, memberIds: [] });
    const { rows, count } = await listTrail(await organisation(ctx), trailSearch.parse({}), 'UTC');
    await count;
    return JSON.stringify(rows[0]);
  },
  'the file of the trail': async (ctx, name) => {
    await createTeam(ctx, { name, memberIds: [] });
    return textOf((await exportTrail(ctx.person, ctx.organisation.slug, 'jsonl')).body);
  },
  'who had what': async (ctx, name) => {
    await join(ctx, await person(name), 'agent');
    return JSON.stringify(await accessOn(await organisation(ctx), today()));
  },
  'the export of everything': async (ctx, name) => {
    await createContact(ctx, { name, phone: '', email: `${name}@example.com` });
    const { exportId } = await requestDataExport(ctx);
    await drain(dataExportJobs(collections));
    return firstFile((await openDataExport(ctx.person, ctx.workspace.slug, exportId)).body);
  },
};

describe('a long read', () => {
  test.each(Object.entries(reads))(
    'OP7 of %s comes from the replica and contains the reader’s own last write, and nothing of another workspace',
    async (_, read) => {
      const { olga, nina } = await twoOwners();
      await read(nina, 'Foreign');
      let round = 0;
      const readAgain = async () => {
        begin();
        const text = await read(olga, `Fresh${++round}`);
        expect(text).toContain(`Fresh${round}`);
        expect(text).not.toContain('Foreign');
        return outcomes();
      };
      // A busy machine may let the replica fall behind.
      await expect.poll(readAgain).toEqual(['in-use']);
    },
  );

  test.each(Object.entries(reads))(
    'OP7 of %s comes from the primary while the replica is behind, with the reader’s own last write',
    async (_, read) => {
      const { olga } = await twoOwners();
      await standby.replay('pause');
      try {
        expect(await read(olga, 'Fresh')).toContain('Fresh');
        expect(outcomes()).toEqual(['behind']);
      } finally {
        await standby.replay('resume');
      }
    },
  );

  test('R4 OP7 of a person whose access has ended is refused while the replica still has it', async () => {
    const { olga } = await twoOwners();
    const mia = await join(olga, await person('Mia'), 'manager');
    const started = await startContactsExport(mia, contactSearch.parse({}));
    await standby.replay('pause');
    try {
      await revokeAccess(olga, { memberId: mia.member.id });
      await expect(fileOf(mia, Promise.resolve(started))).rejects.toThrow();
      expect(outcomes()).toEqual([]);
    } finally {
      await standby.replay('resume');
    }
  });

  test('OP3 OP7 the replica’s state, its distance and how long reads ended are in the metrics', async () => {
    const { olga } = await twoOwners();
    let round = 0;
    const readAgain = async () => {
      begin();
      await reads['the reports']?.(olga, `Fresh${++round}`);
      return outcomes();
    };
    await expect.poll(readAgain).toEqual(['in-use']);
    await expect.poll(() => replicaTimer.run().then(replicaStatus)).toMatchObject({ behindBytes: 0 });
    const { text } = await readMetrics();
    expect(text).toContain('\nlatchkey_replica_in_use 1\n');
    expect(text).toContain('\nlatchkey_replica_behind_bytes 0\n');
    expect(text).toContain('\nlatchkey_long_reads_total{replica="in-use"} 1\n');
    await standby.stop();
    await replicaTimer.run();
    expect(replicaStatus()).toEqual({ state: 'away', behindBytes: null, behindSeconds: null });
    expect((await readMetrics()).text).toContain('\nlatchkey_replica_in_use 0\n');
    expect(await reads['the reports']?.(olga, 'Fresher')).toContain('Fresher');
    expect(outcomes()).toEqual(['in-use', 'away']);
  });
});

/** The owners of two organisations; one has the plan of everything. */
async function twoOwners() {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { nina } = await world({ people: { nina: 'owner' } });
  return { olga, nina };
}
