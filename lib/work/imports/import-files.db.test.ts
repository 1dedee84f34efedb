import { describe, expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { Invalid } from '@/lib/platform/errors';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { createImport } from './create-import';
import { viewImport } from './import-view';
import { readImport } from './read-import';
import { receiveChunk } from './receive-chunk';
import { chunkBytes } from './size';
import { send } from './test-support/take';

const { admin } = await testDatabase();

describe('the file of an import', () => {
  it('an empty file, one that is too large, and one that is not a table are refused on their field', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    await expect(send(ctx, Buffer.from('name;phone\n'))).rejects.toEqual(new Invalid({ file: 'file-empty' }));
    for (const [size, file] of [
      [0, 'file-empty'],
      [-1, 'file-empty'],
      [40 * 1024 * 1024 + 1, 'import-too-large'],
    ] as const) {
      await expect(createImport(ctx, { filename: 'x.csv', size })).rejects.toEqual(new Invalid({ file }));
    }
    await expect(send(ctx, Buffer.from(`name\n"${'x'.repeat(300_000)}`))).rejects.toEqual(
      new Invalid({ file: 'file-malformed' }),
    );
  });

  it('CS5 a chunk that does not fit the announced file is refused and not stored', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const { importId } = await createImport(ctx, { filename: 'x.csv', size: chunkBytes + 5 });
    for (const [position, length] of [
      [0, chunkBytes + 1],
      [0, chunkBytes - 1],
      [0, 0],
      [1, 4],
      [1, 6],
      [1, chunkBytes],
      [2, 1],
      [10_000, 1],
      [-1, 1],
      [0.5, 1],
      [Number.NaN, 1],
    ] as const) {
      const piece = { importId, position, bytes: Buffer.alloc(length) };
      await expect(receiveChunk(ctx.person, workspace.slug, piece)).rejects.toEqual(
        new Invalid({ file: 'file-incomplete' }),
      );
    }
    expect(await admin`select 1 from import_chunks where import_id = ${importId}`).toEqual([]);
  });

  it('CS5 a file with a missing chunk is read only once that chunk has arrived', async () => {
    const workspace = await openTestWorkspace(admin);
    const ctx = await (await workspace.addMember('owner')).context();
    const lines = Array.from({ length: 50_000 }, (_, n) => `Contact ${n}`);
    const file = Buffer.from(`name\n${lines.join('\n')}\n`);
    const last = Math.floor(file.length / chunkBytes);
    for (const missing of [0, 1, last]) {
      const { importId } = await createImport(ctx, { filename: 'x.csv', size: file.length });
      const sendPiece = (position: number) => {
        const bytes = file.subarray(position * chunkBytes, (position + 1) * chunkBytes);
        return receiveChunk(ctx.person, workspace.slug, { importId, position, bytes });
      };
      for (let position = 0; position <= last; position++)
        if (position !== missing) await sendPiece(position);
      await expect(readImport(ctx, importId)).rejects.toEqual(new Invalid({ file: 'file-incomplete' }));
      expect(await viewImport(ctx, importId)).toMatchObject({ status: 'receiving', total: 0 });
      await sendPiece(missing);
      await readImport(ctx, importId);
      expect(await viewImport(ctx, importId)).toMatchObject({ status: 'ready', total: 50_000 });
    }
  });
});
