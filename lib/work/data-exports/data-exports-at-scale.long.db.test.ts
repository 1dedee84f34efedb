import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { watchMemory } from '@/lib/test-support/live-memory';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { download, made, tablesOf } from './test-support/read-export';

const { admin } = await separateDatabase();

test('CS3 many rows are exported completely, in chunks, with flat memory', async () => {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  await admin`insert into contacts (workspace_id, id, name, email)
    select ${workspace.id}, gen_random_uuid(), md5(n::text), md5(n::text || 'x') || '@example.com'
    from generate_series(1, 60000) n`;
  const { outcome: exportId, heldMiB } = await watchMemory(() => made(ctx));
  expect(heldMiB).toBeLessThan(16);
  const [pieces] = await admin`select count(*)::int as total, max(length(bytes)) as longest
    from data_export_chunks where export_id = ${exportId}`;
  expect(pieces?.total).toBeGreaterThan(5);
  expect(pieces?.longest).toBeLessThan(512 * 1024);
  expect((await tablesOf(await download(ctx, exportId)))['contacts.csv']).toHaveLength(60_000);
});
