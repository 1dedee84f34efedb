import { createHash, randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Denied, NotFound } from '@/lib/platform/errors';
import { chunkBytes, largestFile, workspaceQuota } from '@/lib/platform/files/size';
import { join, person, world } from '@/lib/test-support/world';
import { deleteFile } from './delete-file';
import { fileSearch } from './file-search';
import { listFiles } from './list-files';
import { openFile } from './open-file';
import { receiveFile } from './receive-file';

const { admin } = await testDatabase();

const all = fileSearch.parse({});
const text = (words: string) => new TextEncoder().encode(words);
const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

function bodyOf(...pieces: Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
}

const send = (ctx: WorkspaceContext, name: string, bytes: Uint8Array) =>
  receiveFile(ctx, { name, size: bytes.length }, bodyOf(bytes));
const open = (ctx: WorkspaceContext, id: string) => openFile(ctx.person, ctx.workspace.slug, id);
const namesSeen = async (ctx: WorkspaceContext, search: object = {}) =>
  (await listFiles(ctx, fileSearch.parse(search))).rows.map(({ name }) => name);

/** Every file and chunk of every workspace. */
const kept = () => admin`
  select f.*, (select json_agg(json_build_array(position, md5(bytes)) order by position) from file_chunks c
    where c.file_id = f.id) as chunks from files f order by id`;

describe('storing files', () => {
  test('S1.32 five megabytes in uneven chunks come back identical, and are stored in chunks', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const bytes = new Uint8Array(randomBytes(5 * 1024 * 1024 + 7));
    const pieces = [0, 3, 70_000, 1_500_001].map((from, index, cuts) =>
      bytes.subarray(from, cuts[index + 1]),
    );
    const { id } = await receiveFile(olga, { name: 'film.bin', size: bytes.length }, bodyOf(...pieces));
    const { body, ...file } = await open(olga, id);
    expect(file).toEqual({ name: 'film.bin', contentType: 'application/octet-stream', size: bytes.length });
    expect(digest(new Uint8Array(await new Response(body).arrayBuffer()))).toBe(digest(bytes));
    const chunks = await admin`
      select length(bytes) as length from file_chunks where file_id = ${id} order by position`;
    expect(chunks.map(({ length }) => length)).toEqual([...Array(20).fill(chunkBytes), 7]);
  });

  test('S1.32 the list shows name, type, size, author and time, with search, order and pages', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    for (let n = 10; n < 36; n++) await send(olga, `note ${n}.txt`, text('x'.repeat(n)));
    const { rows, total, used, nextCursor } = await listFiles(olga, all);
    expect([rows.length, total, used]).toEqual([25, 26, 585]);
    expect(rows[0]).toMatchObject({
      name: 'note 35.txt',
      contentType: 'text/plain',
      size: 35,
      addedBy: 'olga',
    });
    expect(await namesSeen(olga, { cursor: nextCursor })).toEqual(['note 10.txt']);
    for (const sort of ['name', 'size', 'added']) {
      const first = await listFiles(olga, fileSearch.parse({ sort }));
      expect(first.rows[0]?.name, sort).toBe('note 10.txt');
      expect(await namesSeen(olga, { sort, cursor: first.nextCursor }), sort).toEqual(['note 35.txt']);
    }
    expect(await namesSeen(olga, { q: '1 NOTÉ', sort: '-name', size: '50' })).toHaveLength(12);
    expect(await namesSeen(olga, { q: '%' })).toEqual([]);
  });

  test('HD4 markup is stored as bytes, whatever its name, and names are made harmless', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const page = text('\ufeff  <!DOCTYPE html><script>alert(1)</script>');
    for (const name of ['page.html', 'page.txt', 'photo.png', 'list.csv']) {
      const { id } = await send(olga, name, page);
      const { body, contentType } = await open(olga, id);
      await body.cancel();
      expect(contentType, name).toBe('application/octet-stream');
    }
    const { name } = await send(olga, '../../etc/\u202egnp.\r\nexe', text('hello'));
    expect(name).toBe('gnp.exe');
  });
});

describe('a refused upload leaves nothing', () => {
  test('S1.16 TE1 a restricted manager, an agent and another tenant add, read, list and delete nothing', async () => {
    const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
    const { paul } = await world({ people: { paul: 'owner' } });
    const mia = await join(olga, await person('mia'), {
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    const { id: fileId } = await send(olga, 'plan.txt', text('ours'));
    const before = await kept();
    for (const ctx of [mia, ana]) {
      await expect(send(ctx, 'mine.txt', text('mine'))).rejects.toThrow(Denied);
      await expect(open(ctx, fileId)).rejects.toThrow(Denied);
      await expect(listFiles(ctx, all)).rejects.toThrow(Denied);
      await expect(deleteFile(ctx, { fileId })).rejects.toThrow(Denied);
    }
    await expect(open(paul, fileId)).rejects.toThrow(NotFound);
    await expect(openFile(paul.person, olga.workspace.slug, fileId)).rejects.toThrow(NotFound);
    await expect(deleteFile(paul, { fileId })).rejects.toThrow(NotFound);
    expect(await namesSeen(paul)).toEqual([]);
    expect(await kept()).toEqual(before);
  });

  test('an upload that breaks off, has another length than announced, is empty or too large', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const before = await kept();
    const part = new Uint8Array(chunkBytes + 1);
    let sent = 0;
    const broken = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (sent++ === 0) controller.enqueue(part);
        else controller.error(new Error('the line is dead'));
      },
    });
    const attempts: [number, ReadableStream<Uint8Array>, string][] = [
      [part.length * 3, broken, 'the line is dead'],
      [part.length + 1, bodyOf(part), 'invalid'],
      [part.length - 1, bodyOf(part), 'invalid'],
      [0, bodyOf(), 'invalid'],
      [largestFile + 1, bodyOf(part), 'invalid'],
    ];
    for (const [size, body, message] of attempts) {
      await expect(receiveFile(olga, { name: 'a', size }, body)).rejects.toThrow(message);
    }
    expect(await kept()).toEqual(before);
  });

  test('LI5 concurrent uploads do not exceed the limit of the workspace', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await admin`insert into files (workspace_id, id, name, size, created_by, completed_at)
      values (${olga.workspace.id}, gen_random_uuid(), 'big', ${workspaceQuota - 25}, ${olga.member.id}, now())`;
    const ten = text('0123456789');
    const sent = await Promise.allSettled(Array.from({ length: 8 }, () => send(olga, 'ten.txt', ten)));
    expect(sent.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect((await listFiles(olga, all)).used).toBe(workspaceQuota - 5);
  });

  test('FA1 an upload of a killed process is invisible, and deleted by a later upload', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await admin`insert into files (workspace_id, id, name, size, created_by, created_at)
      values (${olga.workspace.id}, gen_random_uuid(), 'torn', 99, ${olga.member.id}, now() - interval '2 hours')`;
    expect(await namesSeen(olga)).toEqual([]);
    await send(olga, 'whole.txt', text('whole'));
    const names = await admin`select name from files where workspace_id = ${olga.workspace.id}`;
    expect(names.map(({ name }) => name)).toEqual(['whole.txt']);
  });
});

test('R7 a deletion removes every byte and is recorded; then the file is missing', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id: fileId } = await send(olga, 'old.pdf', text('%PDF-1.7 …'));
  await deleteFile(olga, { fileId });
  expect(await admin`select 1 from file_chunks where file_id = ${fileId}`).toHaveLength(0);
  const events = await admin`select event, subject_name, before from audit_events
    where workspace_id = ${olga.workspace.id} and event = 'file.deleted'`;
  expect(events).toMatchObject([{ subject_name: 'old.pdf', before: { contentType: 'application/pdf' } }]);
  await expect(open(olga, fileId)).rejects.toThrow(NotFound);
  await expect(deleteFile(olga, { fileId })).rejects.toThrow(NotFound);
});
