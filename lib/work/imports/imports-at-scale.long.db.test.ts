import { expect, test } from 'vitest';
import { separateDatabase } from '@/db/test-support/database';
import { watchMemory } from '@/lib/test-support/live-memory';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { take } from './test-support/take';

const { admin } = await separateDatabase();

test('100,000 rows are imported in one transaction, with flat memory', async () => {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  const lines = Array.from(
    { length: 100_000 },
    (_, n) => `Contact ${n};+3932${10_000_000 + n};c${n}@example.com`,
  );
  const file = Buffer.from(`name;phone;email\n${lines.join('\n')}\n`);
  // The code that an import loads and compiles is no memory of its rows.
  await take(ctx, Buffer.from('name;phone;email\nZoé;;\n'));
  const { outcome, heldMiB } = await watchMemory(() => take(ctx, file));
  expect(outcome).toMatchObject({ status: 'done', added: 100_000, refused: 0 });
  // The phones and addresses of all rows are kept, to find the same person twice.
  expect(heldMiB).toBeLessThan(32);
});
