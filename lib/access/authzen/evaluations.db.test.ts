import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

/** Olga may see and export the users; Ana may do neither. */
async function desk() {
  const { olga, ana } = await world({ people: { olga: 'owner', ana: 'agent' } });
  const token = await keyOf(admin, olga);
  const slug = olga.workspace.slug;
  return {
    owner: { type: 'user', id: olga.member.id },
    agent: { type: 'user', id: ana.member.id },
    view: { name: 'users.view' },
    workspace: { type: 'workspace', id: slug },
    ask: (body: object, sent?: Record<string, string>) =>
      askDecisionPoint(token, slug, 'POST evaluations', body, sent),
  };
}

const decisions = (body: { evaluations: { decision: boolean }[] }) =>
  body.evaluations.map(({ decision }) => decision);

test('B13 without evaluations, or with an empty list, the answer is a single decision', async () => {
  const { owner, view, workspace, ask } = await desk();
  const question = { subject: owner, action: view, resource: workspace };
  for (const body of [question, { ...question, evaluations: [] }]) {
    const answer = await ask(body);
    expect(answer).toMatchObject({ status: 200, body: { decision: true } });
    expect(answer.body.evaluations).toBeUndefined();
  }
  expect(await ask({ subject: owner, action: view, evaluations: [] })).toMatchObject({
    status: 400,
    body: { field: 'resource' },
  });
});

test('B13 the entities at the top complete the items that lack them, and what an item has wins', async () => {
  const { owner, agent, view, workspace, ask } = await desk();
  const { status, body } = await ask({
    ...{ subject: owner, action: view, resource: workspace },
    evaluations: [{}, { subject: agent }, { action: { name: 'unknown.verb' } }],
  });
  expect(status).toBe(200);
  expect(decisions(body)).toEqual([true, false, false]);
  expect(body.decision).toBeUndefined();
});

test('B13 an entity of an item gets the type, id or name that it lacks from the top, and no properties', async () => {
  const { owner, agent, view, workspace, ask } = await desk();
  const { body } = await ask({
    subject: { ...owner, properties: { role: 'agent' } },
    action: view,
    resource: { type: 'workspace' },
    evaluations: [
      { resource: { id: workspace.id } },
      { resource: workspace, subject: { type: 'user' } },
      { resource: { id: workspace.id }, subject: { id: agent.id, properties: { role: 'owner' } } },
    ],
  });
  expect(decisions(body)).toEqual([false, true, true]);
});

test('B13 SA1 a faulty item is denied with its fault, and the others are decided', async () => {
  const { owner, view, workspace, ask } = await desk();
  const question = { subject: owner, action: view };
  const evaluations = [{ resource: workspace }, {}, { resource: 7 }, 'x', { resource: workspace }];
  const { status, body } = await ask({ ...question, evaluations }, { 'accept-language': 'it' });
  expect(status).toBe(200);
  expect(decisions(body)).toEqual([true, false, false, false, true]);
  expect(body.evaluations.slice(1, 4).map(({ context }) => context.error)).toEqual([
    { status: 400, field: 'evaluations.1.resource', message: 'evaluations.1.resource: Campo obbligatorio.' },
    {
      status: 400,
      field: 'evaluations.2.resource',
      message: expect.stringMatching(/^evaluations\.2\.resource: /),
    },
    { status: 400, field: 'evaluations.3', message: expect.stringMatching(/^evaluations\.3: /) },
  ]);
});

test.each([
  ['execute_all', [true, false, true, false]],
  ['deny_on_first_deny', [true, false]],
  ['permit_on_first_permit', [true]],
])('B13 %s answers %j', async (semantic, expected) => {
  const { owner, agent, view, workspace, ask } = await desk();
  const { body } = await ask({
    ...{ action: view, resource: workspace, options: { evaluations_semantic: semantic } },
    evaluations: [{ subject: owner }, { subject: agent }, { subject: owner }, {}],
  });
  expect(decisions(body)).toEqual(expected);
});

test('B13 SA1 an unknown semantic answers 400 and decides nothing', async () => {
  const { owner, view, workspace, ask } = await desk();
  const answer = await ask({
    ...{ subject: owner, action: view, resource: workspace, evaluations: [{}] },
    options: { evaluations_semantic: 'deny_all' },
  });
  expect(answer).toMatchObject({
    status: 400,
    body: { field: 'options.evaluations_semantic', code: 'unknown-choice' },
  });
});

test('B13 a faulty item ends deny_on_first_deny', async () => {
  const { owner, view, workspace, ask } = await desk();
  const { body } = await ask({
    ...{ subject: owner, action: view, options: { evaluations_semantic: 'deny_on_first_deny' } },
    evaluations: [{ resource: workspace }, {}, { resource: workspace }],
  });
  expect(decisions(body)).toEqual([true, false]);
});
