import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const restricted = () =>
  world({
    people: {
      olga: 'owner',
      mia: { role: 'manager', restrictions: ['data-export'] },
      max: 'manager',
      ana: { role: 'agent', restrictions: ['shortcuts'] },
    },
  });

test('B13 R5 B1 a denial names the rule, a sentence, the remedy, the smallest change and the people who can make it', async () => {
  const { olga, mia } = await restricted();
  const { body } = await askDecisionPoint(await keyOf(admin, olga), olga.workspace.slug, 'POST evaluation', {
    subject: { type: 'user', id: mia.member.id },
    action: { name: 'contacts.export' },
    resource: { type: 'workspace', id: olga.workspace.slug },
  });
  expect(body).toEqual({
    decision: false,
    context: {
      rule: { kind: 'restriction', id: 'data-export' },
      reason: expect.stringMatching(/^Your access has the restriction Data export\./),
      remedy: {
        kind: 'lift',
        by: ['owner'],
        detail: 'Who can change it: Owner.',
        people: [{ type: 'user', id: olga.member.id, properties: { name: 'olga', role: 'owner' } }],
        change: { lifts: ['data-export'], gives: [] },
      },
    },
  });
});

test('B13 R5 the subject is not among the people who can grant it, and a change can be another level', async () => {
  const { olga, max, ana } = await restricted();
  const token = await keyOf(admin, olga);
  const ask = (id: string, name: string) =>
    askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
      subject: { type: 'user', id },
      action: { name },
      resource: { type: 'workspace', id: olga.workspace.slug },
    });
  const agent = (await ask(ana.member.id, 'contacts.export')).body.context;
  expect(agent.rule).toEqual({ kind: 'role', id: 'agent' });
  expect(agent.remedy?.change).toEqual({ lifts: [], gives: [], role: 'manager' });
  const own = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
    subject: { type: 'user', id: olga.member.id },
    action: { name: 'users.edit' },
    resource: { type: 'member', id: olga.member.id },
  });
  expect(own.body.context.rule).toEqual({ kind: 'guard', id: 'no-self-administration' });
  expect(own.body.context.remedy).toMatchObject({ kind: 'ask', people: [] });
  expect((await ask(max.member.id, 'contacts.export')).body.context.remedy).toBeUndefined();
});

test.each([
  ['fr-CH, en;q=0.5', 'Le niveau d’accès Agent ne le comprend pas.'],
  ['it', 'Il livello di accesso Agente non lo comprende.'],
  ['de', 'The access level Agent does not include it.'],
])('B13 R5 the sentence is in the language of the caller: %s', async (language, sentence) => {
  const { olga, ana } = await restricted();
  const question = {
    subject: { type: 'user', id: ana.member.id },
    action: { name: 'users.view' },
    resource: { type: 'workspace', id: olga.workspace.slug },
  };
  const token = await keyOf(admin, olga);
  const sent = { 'accept-language': language };
  const { body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', question, sent);
  expect(body.context.reason).toBe(sentence);
});

test('B13 R6 a contact that the holder of the key may not see answers like one that does not exist', async () => {
  const { olga, ben } = await world({
    model: 'feature-grants',
    people: { olga: 'owner', ben: { role: 'additional-user', grants: [] } },
  });
  await giveContacts(admin, olga, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const ask = async (token: string, id: string) =>
    (
      await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', {
        subject: { type: 'user', id: olga.member.id },
        action: { name: 'contacts.update' },
        resource: { type: 'contact', id },
      })
    ).body;
  const absent = '01900000-0000-7000-8000-000000000000';
  const restrictedKey = await keyOf(admin, ben);
  expect(await ask(restrictedKey, contact?.id)).toEqual(await ask(restrictedKey, absent));
  expect(await ask(await keyOf(admin, olga), contact?.id)).toMatchObject({ decision: true });
});

test('B13 an action about another kind of resource, and one that the model lacks, are unknown', async () => {
  const { olga } = await world({ people: { olga: 'owner' } });
  await giveContacts(admin, olga, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const token = await keyOf(admin, olga);
  const cases = [
    ['users.view', 'contact', contact?.id, 'resource'],
    ['contacts.update', 'workspace', olga.workspace.slug, 'resource'],
    ['contacts.update', 'conversation', contact?.id, 'resource'],
    ['contacts.update', 'spaceship', contact?.id, 'resource'],
    ['contacts.update', 'contact', 'record-1', 'resource'],
    ['pixels.update', 'contact', contact?.id, 'action'],
    ['contacts.fly', 'contact', contact?.id, 'action'],
    ['__proto__', 'contact', contact?.id, 'action'],
  ];
  for (const [name, type, id, unknown] of cases) {
    const question = {
      subject: { type: 'user', id: olga.member.id },
      action: { name },
      resource: { type, id },
    };
    const { status, body } = await askDecisionPoint(token, olga.workspace.slug, 'POST evaluation', question);
    expect({ status, decision: body.decision, rule: body.context.rule }).toEqual({
      ...{ status: 200, decision: false, rule: { kind: 'unknown', id: unknown } },
    });
  }
});
