import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { giveContacts } from '@/lib/test-support/work';
import { world } from '@/lib/test-support/world';
import { gate, program, questionOf } from './test-support/ask-by-key';

const { admin } = await testDatabase();

test('B1e a denial that a change of access would allow is requestable, with material that binds it', async () => {
  const { mia, evaluate } = await gate(admin);
  const { decision, context } = await evaluate(questionOf(mia));
  expect(decision).toBe(false);
  expect(context).toMatchObject({
    evaluation_id: expect.any(String),
    evaluated_at: expect.any(String),
    reason: expect.stringMatching(/Data export/),
    access_request: { requestable: true, template: 'permission', display: { title: 'Ask for access' } },
  });
  const { access_request: offer, evaluated_at = '' } = context;
  expect(offer?.binding_token).toMatch(/^[\w-]{100,}$/);
  expect(Date.parse(offer?.expires_at ?? '') - Date.parse(evaluated_at)).toBe(10 * 60_000);
  expect(offer?.endpoint).toMatch(`/authzen/${mia.workspace.slug}/access/v1/requests`);
});

test('B1e a permission, a denial without remedy and the unknown are not requestable', async () => {
  const { mia, evaluate } = await gate(admin);
  for (const name of ['contacts.view', 'billing.view', 'contacts.fly']) {
    const { context } = await evaluate(questionOf(mia, name));
    expect(context.access_request, name).toBeUndefined();
    expect(context.evaluation_id, name).toBeUndefined();
  }
});

test('B1e R6 a row that the holder does not see is not requestable, and answers like none', async () => {
  const { olga, ben } = await world({
    model: 'feature-grants',
    people: { olga: 'owner', ben: { role: 'additional-user', grants: [] } },
  });
  await giveContacts(admin, olga, 1);
  const [contact] = await admin`select id from contacts where workspace_id = ${olga.workspace.id}`;
  const { evaluate } = program(await keyOf(admin, ben), ben.workspace.slug);
  const of = (id: string) =>
    evaluate({ ...questionOf(ben, 'contacts.update'), resource: { type: 'contact', id } });
  const hidden = await of(contact?.id);
  expect(hidden.context.access_request).toBeUndefined();
  expect(hidden).toEqual(await of('01900000-0000-7000-8000-000000000000'));
});

test('B1e a key speaks for its holder only: the denial of another person is not requestable', async () => {
  const { olga, mia } = await gate(admin);
  const { evaluate } = program(await keyOf(admin, olga), olga.workspace.slug);
  const { decision, context } = await evaluate(questionOf(mia));
  expect({ decision, remedy: context.remedy?.kind }).toEqual({ decision: false, remedy: 'lift' });
  expect(context.access_request).toBeUndefined();
});

test('B1e a denial of supposed access is not requestable', async () => {
  const { mia, evaluate } = await gate(admin);
  const { subject, ...question } = questionOf(mia, 'users.view');
  const supposed = { ...subject, properties: { role: 'agent' } };
  const { decision, context } = await evaluate({ ...question, subject: supposed });
  expect(decision).toBe(false);
  expect(context.access_request).toBeUndefined();
});

test('B1e each denial of a batch has its evaluation and its token', async () => {
  const { mia, call } = await gate(admin);
  const { subject, resource } = questionOf(mia);
  const actions = ['contacts.export', 'contacts.view', 'integrations.connect'].map((name) => ({
    action: { name },
  }));
  const { body } = await call('POST evaluations', { subject, resource, evaluations: actions });
  const ids = body.evaluations.map(({ context }) => (context as { evaluation_id?: string }).evaluation_id);
  expect(ids).toEqual([expect.any(String), undefined, expect.any(String)]);
  expect(ids[0]).not.toBe(ids[2]);
});
