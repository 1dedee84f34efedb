import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { startExport } from '@/lib/access/exports/start-export';
import { openExport } from '@/lib/modules';
import { liveMemory } from '@/lib/test-support/live-memory';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { membersExport } from './export-file';
import { memberSearch } from './member-search';

const { admin } = await separateDatabase();
const total = 100_000;

test('CS3 S1.11 a file of 100,000 users is one snapshot, and needs no more memory than a small one', async () => {
  const workspace = await openTestWorkspace(admin);
  const owner = await (await workspace.addMember('owner')).context();
  await admin`
    insert into members (workspace_id, id, organisation_id, email, name, role, status)
    select ${workspace.id}, gen_random_uuid(), ${workspace.organisationId}, 'user' || n || '@example.com',
      'User ' || n, 'agent', 'active' from generate_series(1, ${total}) n`;
  await admin`analyze members`;
  const { exportId } = await startExport(
    owner,
    membersExport,
    memberSearch.parse({ sort: 'email', size: 25 }),
  );
  const { body } = await openExport(owner.person, owner.workspace.slug, exportId);
  const before = liveMemory();
  const decoder = new TextDecoder();
  let [lines, most, bytes, pieces] = [0, before, 0, 0];
  let isChanged = false;
  for await (const chunk of body) {
    const text = decoder.decode(chunk, { stream: true });
    lines += text.split('\r\n').length - 1;
    bytes += chunk.byteLength;
    if (pieces++ % 20 === 0) most = Math.max(most, liveMemory());
    expect(text).not.toContain('Changed meanwhile');
    if (isChanged || lines < 1_000) continue;
    isChanged = true;
    await admin`update members set name = 'Changed meanwhile' where workspace_id = ${workspace.id}
      and email >= 'user9'`;
    await admin`delete from members where workspace_id = ${workspace.id} and email >= 'user8' and email < 'user9'`;
  }
  // The heading, the owner, and every member at the beginning of the export.
  expect(lines).toBe(total + 2);
  expect(bytes).toBeGreaterThan(total * 30);
  expect((most - before) / 2 ** 20).toBeLessThan(8);
});
