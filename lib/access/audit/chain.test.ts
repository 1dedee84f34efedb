import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { verifyFile } from '@/scripts/audit/verify-file';
import { ChainVerifier, leafHash, type StoredEvent } from './chain';
import { eventLine, readEventLine } from './event-line';
import { chainOf } from './test-support/chain-of';

const folder = await mkdtemp(join(tmpdir(), 'latchkey-audit-'));
afterAll(() => rm(folder, { recursive: true }));

function faultIn(events: readonly StoredEvent[]): number | null {
  const chain = new ChainVerifier();
  for (const event of events) {
    const fault = chain.take(event);
    if (fault) return fault.seq;
  }
  return null;
}

async function verifyBytes(bytes: Uint8Array | string) {
  const path = join(folder, 'trail.jsonl');
  await writeFile(path, bytes);
  return verifyFile(path);
}

const fileOf = (events: readonly StoredEvent[]) => events.map((event) => `${eventLine(event)}\n`).join('');

describe('AT1 a chain of events', () => {
  test('AT1 the hash of an event is that of a leaf of RFC 9162', () => {
    // printf '\0{}' | sha256sum
    expect(leafHash('{}', 1)).toBe('28a3a18f6cd6406b086e9ffda1f9b8a13dbcf44b0f3f32cb9031a11fd053acf9');
  });

  test('AT1 an event that is deleted, inserted or moved is named, wherever it is', () => {
    const events = chainOf(6);
    const other = chainOf(6, 'o2');
    expect(faultIn(events)).toBeNull();
    for (let at = 0; at < 5; at++) {
      expect(faultIn(events.toSpliced(at, 1))).toBe(at + 1);
      expect(faultIn(events.toSpliced(at, 2, ...events.slice(at, at + 2).reverse()))).toBe(at + 1);
      expect(faultIn(events.toSpliced(at, 0, other[at] as StoredEvent))).toBe(at === 0 ? 2 : at + 1);
    }
  });

  test('AT1 an event that was rewritten with a new hash breaks the chain at the next one', () => {
    const events = chainOf(4);
    const body = (events[1] as StoredEvent).body.replace('member.invited', 'member.revoked');
    expect(faultIn(events.with(1, { body, hash: leafHash(body, 1) }))).toBe(3);
  });
});

describe('AT1 an exported trail', () => {
  test('AT1 verifies without a database', async () => {
    const events = chainOf(3);
    expect(await verifyBytes(fileOf(events))).toEqual({
      size: 3,
      head: events[2]?.hash,
      withheld: 0,
      fault: null,
    });
  });

  test('AT1 every flipped byte is found, and its event is named', async () => {
    const events = chainOf(3);
    const file = Buffer.from(fileOf(events));
    const lengths = events.map((event) => Buffer.byteLength(eventLine(event)) + 1);
    const [first = 0, second = 0] = lengths;
    for (let at = 0; at < file.length - 1; at++) {
      const flipped = Buffer.from(file);
      flipped[at] = (flipped[at] ?? 0) ^ 1;
      const { fault } = await verifyBytes(flipped);
      const seq = at < first ? 1 : at < first + second ? 2 : 3;
      expect(fault?.seq, `byte ${at}`).toBe(seq);
    }
  });

  test('AT1 a trail that ends early verifies: only a checkpoint shows what was cut off', async () => {
    expect(await verifyBytes(fileOf(chainOf(3).slice(0, 2)))).toMatchObject({ size: 2, fault: null });
  });

  test('AT1 events without text keep the chain whole, and are counted', async () => {
    const events = chainOf(3);
    const hidden = (hash = '') => events.with(1, { body: 'null', hash });
    expect(await verifyBytes(fileOf(hidden(events[1]?.hash)))).toMatchObject({
      size: 3,
      withheld: 1,
      fault: null,
    });
    const other = leafHash('{}', 1);
    expect((await verifyBytes(fileOf(hidden(other)))).fault).toEqual({ seq: 3, reason: 'previous' });
  });

  test('B10 a line is JSON and gives the bytes of the body back', () => {
    const [event] = chainOf(1);
    const line = eventLine(event as StoredEvent);
    expect(JSON.parse(line)).toMatchObject({ event: { seq: 1, v: 1 }, hash: event?.hash });
    expect(readEventLine(line)).toEqual(event);
    expect(readEventLine(`${line} `)).toBeNull();
  });
});
