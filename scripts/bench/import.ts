import { claimRun } from '@/lib/work/imports/claim-run';
import { createImport } from '@/lib/work/imports/create-import';
import { viewImport } from '@/lib/work/imports/import-view';
import { readImport } from '@/lib/work/imports/read-import';
import { receiveChunk } from '@/lib/work/imports/receive-chunk';
import { runImport } from '@/lib/work/imports/run-import';
import { chunkBytes } from '@/lib/work/imports/size';
import type { Measurement } from '../bench';
import { benchServer } from './server';
import { milliseconds } from './stopwatch';

const rows = 100_000;

/**
 * Measures an import of a hundred thousand contacts from its first byte to the last contact. A test proves that
 * memory stays flat (`imports-at-scale.long.db.test.ts`).
 */
export const importBench: Measurement = async () => {
  const { workspace } = await benchServer();
  const owner = await (await workspace.addMember('owner')).context();
  const lines = Array.from(
    { length: rows },
    (_, n) => `Élise Rossi ${n};+3932${10_000_000 + n};e${n}@example.com`,
  );
  const file = Buffer.from(`name;phone;email\n${lines.join('\n')}\n`);
  const time = await milliseconds(async () => {
    const { importId } = await createImport(owner, { filename: 'people.csv', size: file.length });
    for (let position = 0; position * chunkBytes < file.length; position++) {
      const bytes = file.subarray(position * chunkBytes, (position + 1) * chunkBytes);
      await receiveChunk(owner.person, owner.workspace.slug, { importId, position, bytes });
    }
    await readImport(owner, importId);
    const { mapping } = await viewImport(owner, importId);
    const input = { importId, mapping, duplicates: 'skip' as const };
    await runImport(owner, input, await claimRun(owner, input));
    const { added } = await viewImport(owner, importId);
    if (added !== rows) throw new Error(`${added} of ${rows} rows were added.`);
  });
  return [
    {
      what: '100,000 rows, checked and added',
      value: rows / (time / 1_000),
      unit: 'rows/s',
      bar: { atLeast: 5_000 },
    },
  ];
};
