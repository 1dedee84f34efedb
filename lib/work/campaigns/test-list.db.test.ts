import { describe, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRecord, deleteRecord, updateRecord } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { featureRefusals } from '../records/test-support/feature-refusals';

const { admin } = await testDatabase();

const { sample, made, edits, refused, list } = featureRefusals(admin);

describe('S2.21 the test list', () => {
  test('is managed with any right of Contacts; adding a person needs create, edit, delete', async () => {
    const { owner, carla, vito } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        carla: { role: 'additional-user', grants: ['contacts-edit'] },
        vito: { role: 'additional-user', grants: ['contacts-export'] },
      },
    });
    const at = await made(carla, 'test-list');
    await updateRecord(vito, { ...at, name: 'Prova' });
    await refused(vito, [(ctx) => createRecord(ctx, sample('test-list'))], {
      kind: 'requirement',
      id: 'test-list-adding',
    });
    await deleteRecord(owner, { ...at, version: 2 });
  });

  test('is closed without any right of Contacts', async () => {
    const { owner, ada } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        ada: { role: 'additional-user', grants: ['email-campaigns-edit', 'templates-edit'] },
      },
    });
    await refused(ada, [(ctx) => list(ctx, 'test-list'), ...(await edits(owner, 'test-list'))], {
      kind: 'requirement',
      id: 'contacts-area',
    });
  });
});
