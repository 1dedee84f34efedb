import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { modelOf } from '@/lib/access/models/registry';
import {
  collections,
  createRecord,
  deleteRecord,
  findRecord,
  listRecords,
  renewSecret,
  restoreRecord,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { Denied, NotFound } from '@/lib/platform/errors';
import { recordsOf } from '@/lib/test-support/records';
import { again, join, person, world } from '@/lib/test-support/world';
import { recordSearch } from './record-search';

const { admin } = await testDatabase();

const samples: Record<string, Record<string, unknown>> = {
  channels: { connection: 'webhook', kind: 'sms', url: 'https://sms.example/out' },
  'contact-fields': { kind: 'text' },
  integrations: { url: 'https://crm.example/hook', events: ['message-received'] },
  shortcuts: { steps: [{ do: 'close' }] },
  snippets: { text: 'Buongiorno' },
  'whatsapp-templates': { language: 'it', category: 'utility', body: 'Benvenuta' },
};

const sample = (collection: string, name = v7()) => ({
  collection,
  name,
  fields: samples[collection] ?? {},
});

/** Every verb of a collection, on records that the owner made for it. */
async function everyVerb(host: WorkspaceContext, id: string) {
  const collection = collections.find((each) => each.id === id) ?? collections[0];
  if (!collection) throw new Error('There is no collection.');
  const fresh = async () => ({
    ...sample(id),
    recordId: (await createRecord(host, sample(id))).id,
    version: 1,
  });
  const [edited, deleted, renewed, stepped] = [await fresh(), await fresh(), await fresh(), await fresh()];
  const restored = await fresh();
  await deleteRecord(host, restored);
  const [step] = Object.keys(collection.transitions ?? {}).filter((name) =>
    collection.transitions?.[name]?.from.includes(collection.states?.[0] ?? ''),
  );
  return {
    view: [
      (ctx: WorkspaceContext) => listRecords(ctx, collection, recordSearch(collection, {})),
      (ctx: WorkspaceContext) => findRecord(ctx, edited),
    ],
    change: [
      (ctx: WorkspaceContext) => createRecord(ctx, sample(id)),
      (ctx: WorkspaceContext) => updateRecord(ctx, edited),
      (ctx: WorkspaceContext) => deleteRecord(ctx, deleted),
      (ctx: WorkspaceContext) => restoreRecord(ctx, restored),
      ...(collection.fields.secret ? [(ctx: WorkspaceContext) => renewSecret(ctx, renewed)] : []),
      ...(step ? [(ctx: WorkspaceContext) => transitionRecord(ctx, { ...stepped, transition: step })] : []),
    ],
  };
}

async function expectRefused(
  ctx: WorkspaceContext,
  verbs: ((ctx: WorkspaceContext) => Promise<unknown>)[],
  rule: object,
) {
  const before = await recordsOf(admin, ctx);
  for (const verb of verbs) {
    const refusal = await verb(ctx).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule } });
  }
  expect(await recordsOf(admin, ctx)).toEqual(before);
}

/** The collections of the team inbox; other models have other rules. */
const ids = collections.map(({ id }) => id).filter((id) => modelOf('team-inbox').features.includes(id));
/** The collections under the settings; managers define shortcuts and agents start them (S1.32). */
const settings = ids.filter((id) => id !== 'shortcuts');
const restriction = (id: string) => ({ kind: 'restriction', id });

test.each(ids)('S1.14 S1.15 an owner and a manager use every verb of %s', async (id) => {
  const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  for (const who of [olga, mona]) {
    const { view, change } = await everyVerb(olga, id);
    for (const verb of [...view, ...change]) await verb(who);
  }
});

test('S1.15 a manager adds a WhatsApp template', async () => {
  const { mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  const { id: recordId } = await createRecord(mona, sample('whatsapp-templates', 'welcome'));
  expect(await findRecord(mona, { collection: 'whatsapp-templates', recordId })).toMatchObject({
    name: 'welcome',
    state: 'draft',
    changedBy: 'mona',
  });
});

test.each(settings)(
  'S1.16 a manager without workspace settings sees and changes nothing in %s',
  async (id) => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const remy = await join(olga, await person('remy'), {
      role: 'manager',
      restrictions: ['workspace-settings'],
    });
    const { view, change } = await everyVerb(olga, id);
    await expectRefused(remy, [...view, ...change], restriction('workspace-settings'));
  },
);

describe.each([
  ['S1.19', 'integrations'],
  ['S1.20', 'channels'],
])('%s the restriction Integrations', (_, id) => {
  test(`lets a manager see ${id}, and neither connect nor remove one`, async () => {
    const { olga } = await world({ people: { olga: 'owner' } });
    const iris = await join(olga, await person('iris'), { role: 'manager', restrictions: ['integrations'] });
    const { view, change } = await everyVerb(olga, id);
    for (const verb of view) await verb(iris);
    await expectRefused(iris, change, restriction('integrations'));
  });

  test(`RV1 set while a page is open refuses the next change in ${id}`, async () => {
    const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
    const { change } = await everyVerb(olga, id);
    await admin`update members set restrictions = '{integrations}' where id = ${mona.member.id}`;
    await expectRefused(mona, change, restriction('integrations'));
  });
});

test('S1.19 S1.20 the restriction Integrations does not cover snippets, fields and templates', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const iris = await join(olga, await person('iris'), { role: 'manager', restrictions: ['integrations'] });
  for (const id of ['snippets', 'contact-fields', 'whatsapp-templates']) {
    await createRecord(iris, sample(id));
  }
});

test.each(settings)('S1.21 an agent has no access to %s', async (id) => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const { view, change } = await everyVerb(olga, id);
  await expectRefused(ana, [...view, ...change], { kind: 'role', id: 'agent' });
});

test('S1.32 S1.25 an agent sees shortcuts and defines none; a restricted agent does not see them', async () => {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const role = 'agent';
  const remy = await join(olga, await person('remy'), { role, restrictions: ['shortcuts'] });
  const { view, change } = await everyVerb(olga, 'shortcuts');
  for (const verb of view) await verb(ana);
  await expectRefused(ana, change, { kind: 'role', id: 'agent' });
  await expectRefused(remy, view, restriction('shortcuts'));
  await expectRefused(remy, change, { kind: 'role', id: 'agent' });
});

test.each(ids)('TE1 records of %s in another workspace answer like missing ones', async (id) => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const { stella } = await world({ people: { stella: 'owner' } });
  const { change } = await everyVerb(olga, id);
  const before = await recordsOf(admin, olga);
  const [, ...others] = change;
  for (const verb of others) await expect(verb(stella)).rejects.toThrow(NotFound);
  const collection = collections.find((each) => each.id === id);
  if (!collection) throw new Error('There is no collection.');
  expect((await listRecords(stella, collection, recordSearch(collection, {}))).total).toBe(0);
  expect(await recordsOf(admin, olga)).toEqual(before);
});

test('TE1 a record is found only through its own collection', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  const channel = await createRecord(olga, sample('channels'));
  const disguised = { ...sample('snippets'), recordId: channel.id, version: 1 };
  const before = await recordsOf(admin, olga);
  await expect(findRecord(olga, disguised)).rejects.toThrow(NotFound);
  await expect(updateRecord(olga, disguised)).rejects.toThrow(NotFound);
  await expect(deleteRecord(olga, disguised)).rejects.toThrow(NotFound);
  await expect(restoreRecord(olga, disguised)).rejects.toThrow(NotFound);
  expect(await recordsOf(admin, olga)).toEqual(before);
});

test('RV1 a member whose access has ended gets no record', async () => {
  const { olga, mona } = await world({ people: { olga: 'owner', mona: 'manager' } });
  const stale = await again(mona);
  await admin`update members set status = 'left' where id = ${mona.member.id}`;
  const before = await recordsOf(admin, olga);
  await expect(createRecord(stale, sample('snippets'))).rejects.toThrow(NotFound);
  expect(await recordsOf(admin, olga)).toEqual(before);
});
