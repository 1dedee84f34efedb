import { v7 } from 'uuid';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  collectionOf,
  createRecord,
  deleteRecord,
  findRecord,
  listRecords,
  previewRecord,
  reportRecord,
  restoreRecord,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { Denied } from '@/lib/platform/errors';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';
import { recordSearch } from './record-search';

const { admin } = await testDatabase();

const samples: Record<string, { name?: string; fields: Record<string, unknown> }> = {
  templates: { fields: { kind: 'email', subject: 'Ciao', body: 'Buongiorno {{name}}' } },
  'facebook-ads': {
    fields: { headline: 'Saldi', text: 'Tutto a metà', link: 'https://a.example/', dailyBudget: 20 },
  },
  'landing-pages': { fields: { title: 'Saldi', text: 'Da lunedì' } },
  'test-list': { fields: { email: 'prova@corvane.example' } },
  senders: { fields: { kind: 'email', email: 'ciao@corvane.example' } },
  domains: { name: 'corvane.example', fields: { use: ['sending'] } },
  'dedicated-ips': { name: '192.0.2.7', fields: {} },
};

const sample = (collection: string) => ({ collection, name: v7(), fields: {}, ...samples[collection] });

type Attempt = (ctx: WorkspaceContext) => Promise<unknown>;

async function made(owner: WorkspaceContext, collection: string) {
  const { id: recordId } = await createRecord(owner, sample(collection));
  return { ...sample(collection), recordId, version: 1 };
}

/** Edits and deletes a record of the owner. */
async function edits(owner: WorkspaceContext, collection: string): Promise<Attempt[]> {
  const edited = await made(owner, collection);
  return [(ctx) => updateRecord(ctx, { ...edited, name: 'Anew' }), (ctx) => deleteRecord(ctx, edited)];
}

async function refused(who: WorkspaceContext, attempts: readonly Attempt[], rule: object) {
  const before = await recordsOf(admin, who);
  for (const attempt of attempts) {
    const refusal = await attempt(who).then(
      () => null,
      (error: unknown) => error,
    );
    expect(refusal).toBeInstanceOf(Denied);
    expect(refusal).toMatchObject({ decision: { rule } });
  }
  expect(await recordsOf(admin, who)).toEqual(before);
}

const right = (id: string) => ({ kind: 'right', id });

describe('S2.14 templates', () => {
  test('are edited with one right and activated with the other; neither includes the other', async () => {
    const { owner, edda, attilio } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        edda: { role: 'additional-user', grants: ['templates-edit'] },
        attilio: { role: 'additional-user', grants: ['templates-activate'] },
      },
    });
    const at = await made(edda, 'templates');
    await updateRecord(edda, { ...at, name: 'Estate' });
    const activate: Attempt = (ctx) => transitionRecord(ctx, { ...at, version: 2, transition: 'activate' });
    await refused(edda, [activate], right('templates-activate'));
    await activate(attilio);
    const other = await made(owner, 'templates');
    await refused(
      attilio,
      [
        (ctx) => createRecord(ctx, sample('templates')),
        (ctx) => updateRecord(ctx, other),
        (ctx) => deleteRecord(ctx, other),
      ],
      right('templates-edit'),
    );
    await transitionRecord(attilio, { ...at, version: 3, transition: 'deactivate' });
    await deleteRecord(edda, { ...at, version: 4 });
    await restoreRecord(edda, at);
  });

  test('show their preview without either right, and cannot be changed', async () => {
    const { owner, vera } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', vera: { role: 'additional-user', grants: [] } },
    });
    const at = await made(owner, 'templates');
    expect((await list(vera, 'templates')).total).toBe(1);
    expect((await previewRecord(vera, at)).preview).toEqual({
      heading: 'Ciao',
      text: 'Buongiorno {{name}}',
      link: null,
    });
    await refused(
      vera,
      [(ctx) => createRecord(ctx, sample('templates')), ...(await edits(owner, 'templates'))],
      right('templates-edit'),
    );
    const activate: Attempt = (ctx) => transitionRecord(ctx, { ...at, transition: 'activate' });
    await refused(vera, [activate], right('templates-activate'));
  });
});

describe('S2.15 Facebook ads', () => {
  test('show preview and report data without rights, and cannot be changed', async () => {
    const { owner, vera } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', vera: { role: 'additional-user', grants: [] } },
    });
    const at = await made(owner, 'facebook-ads');
    expect((await previewRecord(vera, at)).preview.heading).toBe('Saldi');
    expect((await reportRecord(vera, at)).totals).toEqual({ clicked: 0 });
    await refused(
      vera,
      [(ctx) => createRecord(ctx, sample('facebook-ads')), ...(await edits(owner, 'facebook-ads'))],
      right('facebook-ads-edit'),
    );
  });

  test('are edited without the right to launch, and launched without the right to edit', async () => {
    const { owner, edda, luca } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        edda: { role: 'additional-user', grants: ['facebook-ads-edit'] },
        luca: { role: 'additional-user', grants: ['facebook-ads-launch'] },
      },
    });
    await admin`update workspaces set flags = '{payment-method}' where id = ${owner.workspace.id}`;
    const at = await made(edda, 'facebook-ads');
    const launch: Attempt = (ctx) => transitionRecord(ctx, { ...at, transition: 'launch' });
    await refused(edda, [launch], right('facebook-ads-launch'));
    await refused(luca, await edits(owner, 'facebook-ads'), right('facebook-ads-edit'));
    await launch(luca);
    await expect(deleteRecord(edda, { ...at, version: 2 })).rejects.toMatchObject({
      fields: { '': 'kept-by-state' },
    });
    await transitionRecord(luca, { ...at, version: 2, transition: 'suspend' });
  });
});

test('S2.16 landing pages are designed, published and hidden with one right, and invisible without it', async () => {
  const { owner, dora, vera } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      dora: { role: 'additional-user', grants: ['landing-pages'] },
      vera: { role: 'additional-user', grants: ['templates-edit'] },
    },
  });
  const at = await made(dora, 'landing-pages');
  await transitionRecord(dora, { ...at, transition: 'publish' });
  await transitionRecord(dora, { ...at, version: 2, transition: 'hide' });
  const other = await made(owner, 'landing-pages');
  await refused(
    vera,
    [
      (ctx) => list(ctx, 'landing-pages'),
      (ctx) => findRecord(ctx, other),
      (ctx) => previewRecord(ctx, other),
      (ctx) => reportRecord(ctx, other),
      (ctx) => createRecord(ctx, sample('landing-pages')),
      (ctx) => transitionRecord(ctx, { ...other, transition: 'publish' }),
      ...(await edits(owner, 'landing-pages')),
    ],
    right('landing-pages'),
  );
});

describe('S2.20 features shared by several areas', () => {
  const sending = ['senders', 'domains', 'dedicated-ips'] as const;
  const enough = [
    'email-campaigns-edit',
    'email-campaigns-send',
    'sms-campaigns-edit',
    'sms-campaigns-send',
    'templates-edit',
    'templates-activate',
  ] as const;

  test.each(enough)('are open with %s alone', async (grant) => {
    const { ines } = await world({
      model: 'feature-grants',
      people: { owner: 'owner', ines: { role: 'additional-user', grants: [grant] } },
    });
    for (const id of sending) await made(ines, id);
  });

  test.each(sending)(
    '%s is closed without any of those rights, whatever other rights are held',
    async (id) => {
      const { owner, ugo } = await world({
        model: 'feature-grants',
        people: {
          owner: 'owner',
          ugo: {
            role: 'additional-user',
            grants: ['contacts-edit', 'contacts-lists', 'facebook-ads-edit', 'landing-pages', 'api-keys'],
          },
        },
      });
      await refused(
        ugo,
        [
          (ctx) => list(ctx, id),
          ...(await edits(owner, id)),
          (ctx) => createRecord(ctx, { ...sample(id), name: 'other.example' }),
        ],
        { kind: 'requirement', id: 'sending-areas' },
      );
    },
  );
});

describe('S2.21 the test list', () => {
  test('is managed with any right of Contacts; adding a person needs create, edit, delete', async () => {
    const { owner, carla, vito } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        carla: { role: 'additional-user', grants: ['contacts-edit'] },
        vito: { role: 'additional-user', grants: ['contacts-export'] },
      },
    });
    const at = await made(carla, 'test-list');
    await updateRecord(vito, { ...at, name: 'Prova' });
    await refused(vito, [(ctx) => createRecord(ctx, sample('test-list'))], {
      kind: 'requirement',
      id: 'test-list-adding',
    });
    await deleteRecord(owner, { ...at, version: 2 });
  });

  test('is closed without any right of Contacts', async () => {
    const { owner, ada } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        ada: { role: 'additional-user', grants: ['email-campaigns-edit', 'templates-edit'] },
      },
    });
    await refused(ada, [(ctx) => list(ctx, 'test-list'), ...(await edits(owner, 'test-list'))], {
      kind: 'requirement',
      id: 'contacts-area',
    });
  });
});

function list(ctx: WorkspaceContext, id: string) {
  const collection = collectionOf(id);
  if (!collection) throw new Error(`There is no collection ${id}.`);
  return listRecords(ctx, collection, recordSearch(collection, {}));
}
