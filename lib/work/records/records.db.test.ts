import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import {
  createRecord,
  deleteRecord,
  findRecord,
  renewSecret,
  restoreRecord,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { recordEvents, recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { channels } from '@/lib/work/inbox/channels/channels';
import { secretOf } from './record-secret';
import { list, sms, snippet } from './test-support/sample-records';

const { admin } = await testDatabase();

describe('records', () => {
  test('a record is created in its first state, changed, moved on, deleted and restored', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id: recordId } = await createRecord(olga, sms());
    const at = { collection: 'channels', recordId };
    expect(await findRecord(olga, at)).toMatchObject({
      name: 'Paris SMS',
      state: 'connected',
      version: 1,
      fields: sms().fields,
      changedBy: 'olga',
    });
    await updateRecord(olga, { ...at, ...sms('Lyon SMS'), version: 1 });
    await transitionRecord(olga, { ...at, version: 2, transition: 'disconnect' });
    expect(await findRecord(olga, at)).toMatchObject({ name: 'Lyon SMS', state: 'disconnected', version: 3 });
    await deleteRecord(olga, { ...at, version: 3 });
    await expect(findRecord(olga, at)).rejects.toThrow('not found');
    expect((await list(olga, channels)).total).toBe(0);
    await restoreRecord(olga, at);
    expect(await findRecord(olga, at)).toMatchObject({ name: 'Lyon SMS', state: 'disconnected', version: 5 });
  });

  test('the first choice of a record never changes', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id: recordId } = await createRecord(olga, sms());
    const at = { collection: 'channels', recordId };
    for (const [index, connection] of ['widget', '', null, ['webhook']].entries()) {
      const fields = { ...sms().fields, connection };
      await updateRecord(olga, { ...at, ...sms(), fields, version: index + 1 });
    }
    expect((await findRecord(olga, at)).fields).toMatchObject(sms().fields);
    const unknown = { ...sms('Other'), fields: { ...sms().fields, connection: 'fax' } };
    await expect(createRecord(olga, unknown)).rejects.toMatchObject({
      fields: { 'fields.connection': 'unknown-choice' },
    });
    expect((await list(olga, channels)).total).toBe(1);
  });

  test('RO7 an edit of an old version is refused, and the other change stays', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    const { id: recordId } = await createRecord(olga, snippet('Greeting'));
    const seen = { recordId, version: 1 };
    await updateRecord(otto, { ...seen, ...snippet('Greeting', 'From Otto') });
    const before = await recordsOf(admin, olga);
    const late = { ...seen, collection: 'snippets' };
    await expect(updateRecord(olga, { ...seen, ...snippet('Greeting', 'From Olga') })).rejects.toThrow(
      'changed meanwhile',
    );
    await expect(deleteRecord(olga, late)).rejects.toThrow('changed meanwhile');
    expect(await recordsOf(admin, olga)).toEqual(before);
    expect(await findRecord(olga, late)).toMatchObject({
      fields: { text: 'From Otto' },
      changedBy: 'otto',
      version: 2,
    });
  });

  test('of two concurrent edits one is saved and the other is stale', async () => {
    const { olga, otto } = await world({ people: { olga: 'owner', otto: 'owner' } });
    const { id: recordId } = await createRecord(olga, snippet('Greeting'));
    const edits = [olga, otto].map((who) =>
      updateRecord(who, { recordId, version: 1, ...snippet('Greeting', who.person.name) }),
    );
    const outcomes = await Promise.allSettled(edits);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  test('a name is unique in its collection, in any case; the name of a deleted record is free', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id: recordId } = await createRecord(olga, snippet('Greeting'));
    await createRecord(olga, sms('Greeting'));
    const other = await createRecord(olga, snippet('Farewell'));
    const taken = { fields: { name: 'name-taken' } };
    await expect(createRecord(olga, snippet('GREETING'))).rejects.toMatchObject(taken);
    await expect(
      updateRecord(olga, { recordId: other.id, version: 1, ...snippet('greeting') }),
    ).rejects.toMatchObject(taken);
    const at = { collection: 'snippets', recordId };
    await deleteRecord(olga, { ...at, version: 1 });
    await createRecord(olga, snippet('Greeting'));
    await expect(restoreRecord(olga, at)).rejects.toMatchObject(taken);
  });

  test('invalid fields are named, and nothing is stored', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const before = await recordsOf(admin, olga);
    const wrong = {
      collection: 'channels',
      name: '',
      fields: { connection: 'webhook', kind: 'fax', url: 'javascript:1' },
    };
    await expect(createRecord(olga, wrong)).rejects.toMatchObject({
      fields: { name: 'required', 'fields.kind': 'unknown-choice', 'fields.url': 'bad-address' },
    });
    await expect(createRecord(olga, { ...sms(), collection: 'users' })).rejects.toThrow('not found');
    expect(await recordsOf(admin, olga)).toEqual(before);
  });

  test('a record is not edited in a state that locks it, and makes no transition from another state', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const template = {
      collection: 'whatsapp-templates',
      name: 'welcome',
      fields: { language: 'it', category: 'utility', body: 'Benvenuta' },
    };
    const { id: recordId } = await createRecord(olga, template);
    await transitionRecord(olga, { ...template, recordId, version: 1, transition: 'submit' });
    const before = await recordsOf(admin, olga);
    const seen = { ...template, recordId, version: 2 };
    await expect(updateRecord(olga, seen)).rejects.toMatchObject({ fields: { '': 'locked-by-state' } });
    await expect(transitionRecord(olga, { ...seen, transition: 'submit' })).rejects.toThrow(
      'changed meanwhile',
    );
    await expect(transitionRecord(olga, { ...seen, transition: 'toString' })).rejects.toThrow('not found');
    expect(await recordsOf(admin, olga)).toEqual(before);
  });

  test('a record is purged 30 days after its deletion', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const at = {
      collection: 'snippets',
      recordId: (await createRecord(olga, snippet('Old'))).id,
      version: 1,
    };
    await deleteRecord(olga, at);
    await admin`update collection_records set deleted_at = now() - interval '31 days' where id = ${at.recordId}`;
    const { id: recordId } = await createRecord(olga, snippet('New'));
    await deleteRecord(olga, { ...at, recordId });
    await expect(restoreRecord(olga, at)).rejects.toThrow('not found');
    await restoreRecord(olga, { ...at, recordId });
  });
});

describe('a signing secret', () => {
  test('IN10 is shown once: neither the row nor a view contains it, and the row derives it again', async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const { id, secrets } = await createRecord(olga, sms());
    const secret = secrets.secret ?? '';
    expect(secret).toMatch(/^[\w-]{43}$/);
    expect(JSON.stringify(await recordsOf(admin, olga))).not.toContain(secret);
    const at = { collection: 'channels', recordId: id };
    const [{ kept }] = await admin<[{ kept: { nonce: string; hash: string } }]>`
      select secrets -> 'secret' as kept from collection_records where id = ${id}`;
    const seen = JSON.stringify([await findRecord(olga, at), await list(olga, channels)]);
    for (const hidden of [secret, kept.nonce, kept.hash]) expect(seen).not.toContain(hidden);
    expect(secretOf({ id, secrets: { secret: kept } })).toBe(secret);
    expect(secretOf({ id: v7(), secrets: { secret: kept } })).toBeNull();

    const renewed = await renewSecret(olga, { ...at, version: 1 });
    expect(renewed.secrets.secret).not.toBe(secret);
    await expect(renewSecret(olga, { ...at, collection: 'snippets', version: 2 })).rejects.toThrow(
      'not found',
    );
  });
});

test('R7 changes in audited collections are recorded without addresses and secrets; other collections record none', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { id: recordId, secrets } = await createRecord(olga, sms());
  const at = { collection: 'channels', recordId };
  const fields = { ...sms().fields, url: 'https://other.example/?key=b-key' };
  await updateRecord(olga, { ...at, name: 'Paris SMS', fields, version: 1 });
  await transitionRecord(olga, { ...at, version: 2, transition: 'disconnect' });
  await renewSecret(olga, { ...at, version: 3 });
  await deleteRecord(olga, { ...at, version: 4 });
  await createRecord(olga, snippet('Greeting'));
  const events = await recordEvents(admin, olga);
  expect(events.map(({ event, subject }) => [event, subject])).toEqual(
    ['created', 'updated', 'state-changed', 'secret-renewed', 'deleted'].map((event) => [
      `record.${event}`,
      'Paris SMS',
    ]),
  );
  const written = events.map(({ text }) => text).join();
  for (const hidden of ['a-key', 'b-key', secrets.secret ?? '']) expect(written).not.toContain(hidden);
});
