import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, saveSettings, updateRecord } from '@/lib/modules';
import { Invalid } from '@/lib/platform/errors';
import { listOf } from '@/lib/test-support/campaigns';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const words = { purpose: 'sign-up', heading: 'Nouvelles', text: '', consent: 'J’accepte', thanks: 'Merci' };

async function owner(): Promise<WorkspaceContext> {
  return (await world({ model: 'feature-grants', people: { owner: 'owner' } })).owner;
}

test('TE1 R6 records and settings refer to no record of another workspace, and to none that is missing', async () => {
  const [here, there] = [await owner(), await owner()];
  const fields = { ...words, list: await listOf(here, []) };
  const form = { collection: 'forms', name: 'News', fields };
  const { id: recordId } = await createRecord(here, form);
  const before = await recordsOf(admin, here);
  for (const list of [await listOf(there, []), v7()]) {
    const attempts = [
      () => createRecord(here, { ...form, name: 'Other news', fields: { ...fields, list } }),
      () => updateRecord(here, { ...form, recordId, version: 1, fields: { ...fields, list } }),
      () => saveSettings(here, { settingsForm: 'default-settings', version: 0, fields: { list } }),
    ];
    for (const attempt of attempts)
      await expect(attempt()).rejects.toEqual(new Invalid({ 'fields.list': 'unknown-choice' }));
  }
  expect(await recordsOf(admin, here)).toEqual(before);
});
