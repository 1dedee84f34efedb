import assert from 'node:assert/strict';
import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { collections, createRecord, formOf, readSettings, saveSettings } from '@/lib/modules';
import { expectDenied } from '@/lib/test-support/expect-denied';
import { recordsOf } from '@/lib/test-support/records';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const samples: Record<string, Record<string, unknown>> = {
  'default-settings': { link: 'https://corvane.example/' },
  analytics: { isOn: true, source: 'corvane' },
  'social-channels': { instagram: 'https://instagram.com/corvane' },
  'company-profile': { company: 'Corvane', address: 'Via Roma 1\nMilano' },
};

const save = (ctx: WorkspaceContext, settingsForm: string, version = 0) =>
  saveSettings(ctx, { settingsForm, version, fields: samples[settingsForm] ?? {} });

const refused = (who: WorkspaceContext, settingsForm: string, rule: object) =>
  expectDenied(
    (at) => recordsOf(admin, at),
    who,
    [(ctx) => readSettings(ctx, settingsForm), (ctx) => save(ctx, settingsForm)],
    rule,
  );

describe('S2.20 default settings, Google Analytics and social channels', () => {
  test.each(['default-settings', 'analytics', 'social-channels'])(
    '%s needs a right of one of the three areas',
    async (settingsForm) => {
      const { owner, sergio, ugo } = await world({
        model: 'feature-grants',
        people: {
          owner: 'owner',
          sergio: { role: 'additional-user', grants: ['sms-campaigns-send'] },
          ugo: {
            role: 'additional-user',
            grants: ['contacts-edit', 'contacts-lists', 'facebook-ads-edit', 'landing-pages', 'api-keys'],
          },
        },
      });
      expect(await readSettings(sergio, settingsForm)).toMatchObject({ version: 0, changedBy: null });
      await save(sergio, settingsForm);
      expect(await readSettings(owner, settingsForm)).toMatchObject({
        version: 1,
        changedBy: 'sergio',
        fields: samples[settingsForm],
      });
      await refused(ugo, settingsForm, { kind: 'requirement', id: 'sending-areas' });
    },
  );

  test('a new campaign starts with the defaults that its author could have chosen', async () => {
    const { owner, edda, vera } = await world({
      model: 'feature-grants',
      people: {
        owner: 'owner',
        edda: { role: 'additional-user', grants: ['email-campaigns-edit'] },
        vera: { role: 'additional-user', grants: ['contacts-view'] },
      },
    });
    const sender = await createRecord(owner, {
      collection: 'senders',
      name: 'Corvane',
      fields: { kind: 'email', email: 'ciao@corvane.example' },
    });
    const fields = { sender: sender.id, link: 'https://corvane.example/' };
    await saveSettings(edda, { settingsForm: 'default-settings', version: 0, fields });
    const [emailCampaigns] = collections.filter(({ id }) => id === 'email-campaigns');
    assert(emailCampaigns);
    expect((await formOf(edda, emailCampaigns)).initial).toMatchObject(fields);
    expect((await formOf(vera, emailCampaigns)).initial).toMatchObject({ ...fields, sender: '' });
  });
});

test('S2.5 only the owner sees and changes the company profile, whatever rights others hold', async () => {
  const { owner, ada } = await world({
    model: 'feature-grants',
    people: {
      owner: 'owner',
      ada: {
        role: 'additional-user',
        grants: ['email-campaigns-edit', 'templates-edit', 'user-management', 'contacts-edit'],
      },
    },
  });
  await save(owner, 'company-profile');
  await refused(ada, 'company-profile', { kind: 'role', id: 'additional-user' });
});

test('RO7 of two concurrent saves of a settings form the later is stale, and the first is kept', async () => {
  const { owner, edda } = await world({
    model: 'feature-grants',
    people: { owner: 'owner', edda: { role: 'additional-user', grants: ['templates-edit'] } },
  });
  const first = await Promise.allSettled([save(owner, 'analytics'), save(edda, 'analytics')]);
  expect(first.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  await save(owner, 'analytics', 1);
  const before = await recordsOf(admin, owner);
  await expect(save(edda, 'analytics', 1)).rejects.toThrow('changed meanwhile');
  await expect(
    saveSettings(owner, { settingsForm: 'analytics', version: 2, fields: { source: 'two words' } }),
  ).rejects.toMatchObject({ fields: { 'fields.source': 'one-word' } });
  await expect(save(owner, 'users')).rejects.toThrow('not found');
  expect(await recordsOf(admin, owner)).toEqual(before);
});
