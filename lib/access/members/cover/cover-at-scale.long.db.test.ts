import { sql } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { mergedWalk } from '@/db/merged-walk';
import { contacts } from '@/db/schema/work/contacts';
import { separateDatabase } from '@/db/test-support/database';
import { inWorkspace } from '@/lib/access/context/transactions';
import { contactVisibility } from '@/lib/access/scope/contact-scope';
import { giveContacts } from '@/lib/test-support/work';
import { again, world } from '@/lib/test-support/world';
import { rowFilterOf } from '@/lib/work/assignment/row-filter';
import { endCover } from './end-cover';
import { cover, own } from './test-support/cover';

const { admin } = await separateDatabase();

test('B11 covering 100,000 contacts writes one row, and the list walks the index of each seat', async () => {
  const { olga, ana, ben } = await world({ people: { olga: 'owner', ana: own, ben: own } });
  await giveContacts(admin, ana, 100_000);
  await giveContacts(admin, ben, 100);
  await admin`vacuum analyze contacts`;
  const before = await admin`select sum(hashtext(xmin::text || ctid::text)) from contacts`;
  const { coverId } = await cover(olga, ana, ben);
  const ctx = await again(ben);
  expect(ctx.access.self.seats).toHaveLength(2);

  const plan = await inWorkspace(ctx, async (tx) => {
    const walk = mergedWalk(
      {
        table: contacts,
        columns: { ...contacts, key: contacts.name },
        where: sql`${contacts.workspaceId} = ${ctx.workspace.id}`,
        direction: 'asc',
        limit: 26,
      },
      rowFilterOf('all', contactVisibility(ctx.access), ctx.access, []),
    );
    const rows = await tx.execute<{ 'QUERY PLAN': string }>(sql`explain (costs off) ${walk}`);
    return rows.map((row) => row['QUERY PLAN']).join('\n');
  });
  expect(plan).toContain('Index Only Scan');
  expect(plan).not.toMatch(/Seq Scan|Bitmap/);

  await endCover(olga, { coverId });
  expect(await admin`select sum(hashtext(xmin::text || ctid::text)) from contacts`).toEqual(before);
});
