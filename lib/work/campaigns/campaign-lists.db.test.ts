import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { findRecord, updateRecord } from '@/lib/modules';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

test('S2.8 a member who does not see contacts is offered no list, and keeps the list that is set', async () => {
  const { owner, edda } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', edda: { role: 'additional-user', grants: ['email-campaigns-edit'] } },
  });
  const campaign = await emailCampaign(
    owner,
    await listOf(owner, [{ name: 'Zoé', email: 'zoe@example.com' }]),
  );
  const other = await listOf(owner, []);
  expect((await findRecord(edda, campaign)).names).not.toHaveProperty('list');
  await updateRecord(edda, { ...campaign, name: 'Estate' });
  const before = await recordsOf(admin, owner);
  await expect(
    updateRecord(edda, { ...campaign, version: 2, fields: { ...campaign.fields, list: other } }),
  ).rejects.toMatchObject({ fields: { 'fields.list': 'unknown-choice' } });
  expect(await recordsOf(admin, owner)).toEqual(before);
});
