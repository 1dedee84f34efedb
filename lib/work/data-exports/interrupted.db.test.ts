import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { collections } from '@/lib/modules';
import { NotFound, Stale } from '@/lib/platform/errors';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { dieAfterWork } from '@/lib/test-support/die-after-work';
import { world } from '@/lib/test-support/world';
import { makeDataExport } from './internal/make-data-export';
import { dataExportJobs } from './make-due';
import { openDataExport } from './open-data-export';
import { requestDataExport } from './request-data-export';

const { admin } = await testDatabase();

const stored = (exportId: string) => admin`select to_jsonb(e) as export,
  (select count(*) from data_export_chunks where export_id = e.id) as chunks from data_exports e where id = ${exportId}`;

test('FA1 RV5 a run that another one replaced writes nothing more', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { exportId } = await requestDataExport(olga);
  await admin`update data_exports set status = 'running', run_id = ${v7()} where id = ${exportId}`;
  const before = await stored(exportId);
  const asked = { format: 'programs', language: 'en' } as const;
  const late = makeDataExport(olga, collections, { exportId, runId: v7(), recordId: null }, asked);
  await expect(late).rejects.toEqual(new Stale());
  expect(await stored(exportId)).toEqual(before);
});

test('RV7 a download ends when its file expires', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { exportId } = await requestDataExport(olga);
  await drain(dataExportJobs(collections));
  const { body } = await openDataExport(olga.person, olga.workspace.slug, exportId);
  await admin`update data_exports set expires_at = now() where id = ${exportId}`;
  await expect(body.getReader().read()).rejects.toEqual(new NotFound());
});

test('SE3 no file is made for a person whose account is disabled', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { exportId } = await requestDataExport(olga);
  await admin`update users set disabled_at = now() where id = ${olga.person.userId}`;
  await drain(dataExportJobs(collections));
  expect(await stored(exportId)).toMatchObject([{ export: { status: 'failed', size: 0 }, chunks: '0' }]);
});

test('FA1 a worker that dies after it made a file loses nothing', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { exportId } = await requestDataExport(olga);
  await dieAfterWork(admin, dataExportJobs(collections));
  const before = await stored(exportId);
  expect(before).toMatchObject([{ export: { status: 'done' } }]);
  await drain(dataExportJobs(collections));
  expect(await stored(exportId)).toEqual(before);
});
