import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { createRecord, transitionRecord } from '@/lib/modules';
import { world } from '@/lib/test-support/world';
import { channels } from '@/lib/work/inbox/channels/channels';
import { snippets } from '@/lib/work/inbox/snippets/snippets';
import { list, sms, snippet } from './test-support/sample-records';

await testDatabase();

const names = async (ctx: WorkspaceContext, of: typeof snippets | typeof channels, address = {}) =>
  (await list(ctx, of, address)).rows.map(({ name }) => name);

describe('the list of records', () => {
  test('searches, filters and sorts by the definition', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await createRecord(olga, snippet('Élan', '100% sure'));
    await createRecord(olga, { ...snippet('zebra'), fields: { text: 'Ciao', shortcut: 'a' } });
    await createRecord(olga, { ...snippet('Farewell'), fields: { text: 'Ciao', shortcut: 'B' } });
    expect(await names(olga, snippets)).toEqual(['Élan', 'Farewell', 'zebra']);
    expect(await names(olga, snippets, { sort: '-changed' })).toEqual(['Farewell', 'zebra', 'Élan']);
    expect(await names(olga, snippets, { sort: 'shortcut' })).toEqual(['Élan', 'zebra', 'Farewell']);
    expect(await names(olga, snippets, { q: 'ciao' })).toEqual(['Farewell', 'zebra']);
    expect(await names(olga, snippets, { q: '0%' })).toEqual(['Élan']);
    expect(await names(olga, snippets, { sort: 'text', size: '7', kind: 'sms' })).toHaveLength(3);

    const { id: recordId } = await createRecord(olga, sms('A'));
    await createRecord(olga, {
      ...sms('B'),
      fields: { connection: 'webhook', kind: 'email', url: 'https://mail.example/' },
    });
    await transitionRecord(olga, { collection: 'channels', recordId, version: 1, transition: 'disconnect' });
    expect(await names(olga, channels, { state: 'disconnected' })).toEqual(['A']);
    expect(await names(olga, channels, { kind: 'email,sms' })).toEqual(['A', 'B']);
    expect(await names(olga, channels, { kind: 'email', state: 'disconnected' })).toEqual([]);
  });

  test.each(['name', '-name', 'changed', '-changed', 'shortcut', '-shortcut'])(
    'pages by %s forwards and back, each record once',
    async (sort) => {
      const { olga } = await world({ people: { olga: 'owner' } });
      for (let at = 0; at < 60; at++) {
        const fields = { text: 'Ciao', shortcut: at % 7 ? `s${at % 7}` : '' };
        await createRecord(olga, { ...snippet(`n${(at * 37) % 60}`), fields });
      }
      const first = await list(olga, snippets, { sort });
      const second = await list(olga, snippets, { sort, cursor: first.nextCursor });
      const third = await list(olga, snippets, { sort, cursor: second.nextCursor });
      const seen = [first, second, third].flatMap(({ rows }) => rows.map(({ id }) => id));
      expect([seen.length, new Set(seen).size, third.from, third.nextCursor]).toEqual([60, 60, 51, null]);
      const back = await list(olga, snippets, { sort, cursor: third.previousCursor });
      expect(back.rows).toEqual(second.rows);
    },
  );

  test('shows the first page for an invalid cursor', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    await createRecord(olga, snippet('One'));
    const made = Buffer.from(JSON.stringify(['2026-13-99', v7(), 1, false])).toString('base64url');
    for (const cursor of ['x', made]) {
      expect((await list(olga, snippets, { sort: 'changed', cursor })).from).toBe(1);
    }
  });
});
