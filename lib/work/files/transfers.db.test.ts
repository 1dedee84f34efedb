import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { revokeAccess } from '@/lib/access/members/revoke/revoke-access';
import { Denied, NotFound } from '@/lib/platform/errors';
import { chunkBytes } from '@/lib/platform/files/size';
import { again, world } from '@/lib/test-support/world';
import { deleteFile } from './delete-file';
import { openFile } from './open-file';
import { receiveFile } from './receive-file';

const { admin } = await testDatabase();

const open = (ctx: WorkspaceContext, id: string) => openFile(ctx.person, ctx.workspace.slug, id);

/** A file of this number of chunks. */
function long(ctx: WorkspaceContext, chunks: number) {
  const bytes = new Uint8Array(randomBytes(chunks * chunkBytes));
  return receiveFile(ctx, { name: 'long.bin', size: bytes.length }, new Blob([bytes]).stream());
}

describe('access that ends during a transfer', () => {
  test('RV7 a download stops at the next chunk once its reader is revoked or restricted', async () => {
    const { olga, mia, max } = await world({ people: { olga: 'owner', mia: 'manager', max: 'manager' } });
    const { id } = await long(olga, 4);
    const readers = await Promise.all([mia, max].map(async (ctx) => (await open(ctx, id)).body.getReader()));
    for (const reader of readers) expect((await reader.read()).value).toHaveLength(chunkBytes);
    await revokeAccess(olga, { memberId: mia.member.id });
    const { version } = (await again(max)).member;
    const restrictions = ['workspace-settings'];
    await changeAccess(olga, { memberId: max.member.id, version, role: 'manager', restrictions });
    for (const reader of readers) await expect(reader.read()).rejects.toThrow();
  });

  test('RV1 a running upload is refused and deleted once its sender is revoked', async () => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      async pull(controller) {
        if (sent++ === 2) await revokeAccess(olga, { memberId: mia.member.id });
        controller.enqueue(new Uint8Array(chunkBytes));
        if (sent === 4) controller.close();
      },
    });
    await expect(receiveFile(mia, { name: 'a.bin', size: 4 * chunkBytes }, body)).rejects.toThrow(NotFound);
    expect(await admin`select 1 from files where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
    expect(await admin`select 1 from file_chunks where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
  });

  test('RV1 an upload whose file was deleted after its last piece is not completed', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    let isSent = false;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (!isSent) {
            isSent = true;
            return controller.enqueue(new Uint8Array(chunkBytes));
          }
          await admin`delete from files where workspace_id = ${olga.workspace.id}`;
          controller.close();
        },
      },
      { highWaterMark: 0 },
    );
    const upload = receiveFile(olga, { name: 'a.bin', size: chunkBytes }, body);
    await expect(upload).rejects.toEqual(new NotFound());
    expect(await admin`select 1 from files where workspace_id = ${olga.workspace.id}`).toEqual([]);
  });

  test('RV7 a download stops at the next chunk once its file is deleted', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id: fileId } = await long(olga, 2);
    const reader = (await open(olga, fileId)).body.getReader();
    expect((await reader.read()).value).toHaveLength(chunkBytes);
    await deleteFile(olga, { fileId });
    await expect(reader.read()).rejects.toEqual(new NotFound());
    await expect(open(olga, 'x')).rejects.toEqual(new NotFound());
  });

  test.each([
    ['before the first piece', 0, 0],
    ['before the third piece', 2, 3],
    ['after the last piece', 4, 4],
  ])('S1.16 RV1 an upload whose sender is restricted %s is read no further', async (_, at, read) => {
    const { olga, mia } = await world({ people: { olga: 'owner', mia: 'manager' } });
    const restrict = () =>
      changeAccess(olga, {
        memberId: mia.member.id,
        version: mia.member.version,
        role: 'manager',
        restrictions: ['workspace-settings'],
      });
    if (at === 0) await restrict();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>(
      {
        async pull(controller) {
          if (at > 0 && sent === at) await restrict();
          if (sent === 4) return controller.close();
          sent++;
          controller.enqueue(new Uint8Array(chunkBytes));
        },
      },
      { highWaterMark: 0 },
    );
    await expect(receiveFile(mia, { name: 'a.bin', size: 4 * chunkBytes }, body)).rejects.toThrow(Denied);
    expect(sent).toBe(read);
    expect(await admin`select 1 from files where workspace_id = ${olga.workspace.id}`).toHaveLength(0);
  });
});
