import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyFile } from '@/scripts/audit/verify-file';
import type { StoredEvent } from './chain';
import { readNote, signedNote, signingKey } from './checkpoint';
import { eventLine } from './event-line';
import { MerkleTree } from './merkle';
import { chainOf } from './test-support/chain-of';

const folder = await mkdtemp(join(tmpdir(), 'latchkey-checkpoint-'));
afterAll(() => rm(folder, { recursive: true }));

const key = signingKey('latchkey.example', Buffer.alloc(32, 7));
const other = signingKey('latchkey.example', Buffer.alloc(32, 8));

function checkpointOf(events: readonly StoredEvent[], organisation = 'o1') {
  const tree = new MerkleTree();
  for (const { hash } of events) tree.append(hash);
  return { origin: `latchkey.example/audit/${organisation}`, size: tree.size, root: tree.root() };
}

async function faultOf(events: readonly StoredEvent[], checkpoint: ReturnType<typeof checkpointOf>) {
  const path = join(folder, 'trail.jsonl');
  await writeFile(path, events.map((event) => `${eventLine(event)}\n`).join(''));
  return (await verifyFile(path, checkpoint)).fault;
}

describe('AT1 a signed checkpoint', () => {
  test('AT1 is a signed note with origin, size and root', () => {
    const checkpoint = checkpointOf(chainOf(3));
    const note = signedNote(checkpoint, key);
    expect(note.split('\n').slice(0, 4)).toEqual([
      'latchkey.example/audit/o1',
      '3',
      checkpoint.root.toString('base64'),
      '',
    ]);
    expect(readNote(note, key.publicText)).toEqual(checkpoint);
    expect(readNote(note)).toEqual(checkpoint);
  });

  test('AT1 another key, and every changed byte, is refused', () => {
    const note = Buffer.from(signedNote(checkpointOf(chainOf(3)), key));
    expect(readNote(note.toString(), other.publicText)).toBeNull();
    expect(readNote(note.toString(), 'latchkey.example+00000000+AAAA')).toBeNull();
    // The last byte ends the line.
    for (let at = 0; at < note.length - 1; at++) {
      const flipped = Buffer.from(note);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const read = readNote(flipped.toString(), key.publicText);
      expect(read, `byte ${at}`).toBeNull();
    }
  });
});

describe('AT1 a trail against an earlier checkpoint', () => {
  const events = chainOf(9);

  test('AT1 verifies as it was and after it grew', async () => {
    for (let size = 0; size <= 9; size++)
      expect(await faultOf(events, checkpointOf(events.slice(0, size)))).toBeNull();
  });

  test('AT1 events cut off at the end are named, wherever the cut is', async () => {
    for (let left = 0; left < 9; left++)
      expect(await faultOf(events.slice(0, left), checkpointOf(events))).toEqual({
        seq: left + 1,
        reason: 'truncated',
      });
  });

  test('AT1 a trail written anew with new hashes is found, though its chain is whole', async () => {
    const anew = chainOf(9, 'o1', 'Léo');
    expect(await faultOf(anew, checkpointOf(events.slice(0, 5)))).toEqual({ seq: 5, reason: 'checkpoint' });
  });

  test('AT1 an event whose text was withheld counts with its hash', async () => {
    const hidden = events.with(8, { body: 'null', hash: events[8]?.hash ?? '' });
    expect(await faultOf(hidden, checkpointOf(events))).toBeNull();
    const forged = events.with(8, { body: 'null', hash: events[0]?.hash ?? '' });
    expect(await faultOf(forged, checkpointOf(events))).toEqual({ seq: 9, reason: 'checkpoint' });
  });

  test('AT1 the checkpoint of another organisation is not that of this trail', async () => {
    const checkpoint = { ...checkpointOf(events), origin: 'latchkey.example/audit/o2' };
    expect(await faultOf(events, checkpoint)).toEqual({ seq: 1, reason: 'organisation' });
  });
});
