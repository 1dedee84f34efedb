import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import {
  createRecord,
  deleteRecord,
  findRecord,
  previewRecord,
  reportRecord,
  restoreRecord,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import { forgetSettings } from '@/lib/platform/settings/settings';
import { connectAdAccount } from '@/lib/test-support/ads';
import { world } from '@/lib/test-support/world';
import { type Attempt, featureRefusals } from './test-support/feature-refusals';

const { admin } = await testDatabase();

const { sample, made, edits, refused, list } = featureRefusals(admin);

/** Assigns the dedicated IP of the samples to the workspace. */
function assignAddress({ workspace }: WorkspaceContext) {
  process.env.DEDICATED_IPS = `${workspace.slug} 192.0.2.7`;
  forgetSettings();
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
    expect((await reportRecord(vera, at)).totals).toEqual({ shown: 0, clicked: 0, spent: 0 });
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
    await connectAdAccount(owner);
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
    assignAddress(ines);
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
      assignAddress(owner);
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
