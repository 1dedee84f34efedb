import { v7 } from 'uuid';
import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { createRole } from '@/lib/access/roles/save-role';
import { exportReaders, previewRecord, reportRecord } from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { emailCampaign, listOf } from '@/lib/test-support/campaigns';
import { refusals } from '@/lib/test-support/refusals';
import { again, join, person, world } from '@/lib/test-support/world';

const { admin } = await testDatabase();
const refused = refusals(admin);

/** A campaign, and a member whose role has these permissions. */
async function readerWith(permissions: string[]) {
  const { olga } = await world({ model: 'feature-grants', people: { olga: 'owner' } });
  const role = { label: 'Reader', description: '', base: 'additional-user', permissions };
  const { id } = await createRole(olga, role);
  const rhea = await join(await again(olga), await person('rhea'), { role: id });
  const { collection, recordId } = await emailCampaign(olga, await listOf(olga, []));
  return { olga, rhea, campaign: { collection, recordId } };
}

test('S2.6 B7 a role that sees campaigns without their reports gets the preview and no figure', async () => {
  const { olga, rhea, campaign } = await readerWith(['email-campaigns.view']);
  await expect(previewRecord(rhea, campaign)).resolves.toBeDefined();
  await refused(olga, () => reportRecord(rhea, campaign), expect.any(Denied));
});

test('S2.11 R6 a role that sees no campaign gets no file of readers, and does not learn whether a campaign exists', async () => {
  const { olga, rhea, campaign } = await readerWith(['contacts.export']);
  for (const recordId of [campaign.recordId, v7()])
    await refused(olga, () => exportReaders(rhea, { ...campaign, recordId }), expect.any(Denied));
  expect(await admin`select 1 from exports where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
});
