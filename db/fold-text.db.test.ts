import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '@/lib/text/fold';
import { inTenant } from './tenant';
import { testDatabase } from './test-support/database';

await testDatabase();

/** Scripts unchanged since Unicode 2020: Node and PostgreSQL may have different versions. */
const letter = fc
  .oneof(
    fc.integer({ min: 1, max: 0x052f }),
    fc.integer({ min: 0x0531, max: 0x06ff }),
    fc.integer({ min: 0x0900, max: 0x0d7f }),
    fc.integer({ min: 0x10a0, max: 0x13fd }),
    fc.integer({ min: 0x1d00, max: 0x214f }),
    fc.integer({ min: 0x3041, max: 0x9fff }),
    fc.integer({ min: 0xac00, max: 0xd7a3 }),
    fc.integer({ min: 0xf900, max: 0xfffd }),
    fc.integer({ min: 0x1f300, max: 0x1f64f }),
  )
  .map((point) => String.fromCodePoint(point));

async function folded(texts: string[]) {
  return inTenant({}, (tx) =>
    tx.execute<{ text: string; key: string }>(sql`
      select texts.text, fold_text(texts.text) as key from unnest(${sql.param(texts)}::text[]) as texts(text)`),
  );
}

test('N08 PostgreSQL folds every text like the console', async () => {
  const texts = [
    ...fc.sample(fc.array(letter, { maxLength: 12 }), 10_000).map((found) => found.join('')),
    ...Array.from({ length: 0x1c80 }, (_, point) => String.fromCharCode(point + 1)),
    'ΟΔΥΣΣΕΥΣ',
    'İSTANBUL',
    'STRAUẞ',
    'Zoe\u0301',
  ];
  for (const { text, key } of await folded(texts)) expect([text, key]).toEqual([text, fold(text)]);
});
