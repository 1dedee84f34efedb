import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inert, inertFirst } from '@/lib/text/formula';
import { hostileText } from '@/lib/text/test-support/formulas';
import { inertFirstText, inertText } from './inert-text';
import { inTenant } from './tenant';
import { testDatabase } from './test-support/database';

await testDatabase();

const stored = fc
  .oneof(hostileText, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' }))
  .map((text) => text.replaceAll('\0', '').toWellFormed());

test('CS1 CS2 PostgreSQL escapes every text like the console', async () => {
  const texts = fc.sample(stored, 20_000);
  const rows = await inTenant({}, (tx) =>
    tx.execute<{ text: string; field: string; first: string }>(sql`
      select texts.text, ${inertText(sql`texts.text`)} as field, ${inertFirstText(sql`texts.text`)} as first
      from unnest(${sql.param(texts)}::text[]) as texts(text)`),
  );
  expect(rows.length).toBe(texts.length);
  for (const { text, field, first } of rows) {
    expect([text, field, first]).toEqual([text, inert(text), inertFirst(text)]);
  }
});
