import { execFileSync } from 'node:child_process';
import { createApiKey } from '@/lib/access/api-keys/create-api-key';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { world } from '@/lib/test-support/world';
import { expect, test } from '../fixtures/as';
import { everythingStored } from '../fixtures/everything-stored';

const origin = process.env.APP_ORIGIN ?? '';

const metadataOf = async (workspace: string) => {
  const response = await fetch(`${origin}/.well-known/authzen-configuration/authzen/${workspace}`);
  return { status: response.status, metadata: response.ok ? await response.json() : null };
};

/** A parent admin with a key, a member, and the endpoints that the metadata names. */
async function gate() {
  const { pia, bea } = await world({ model: 'account-tree', people: { pia: 'parent-admin', bea: 'basic' } });
  const { token } = await createApiKey(pia, { name: 'Gate', scopes: ['users.view'] });
  const { metadata } = await metadataOf(pia.workspace.slug);
  const ask = async (endpoint: string, body: unknown, sent: Record<string, string> = {}) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...sent };
    const response = await fetch(metadata[endpoint], { method: 'POST', headers, body: JSON.stringify(body) });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return { pia, bea, token, metadata, ask };
}

const mayExport = (who: WorkspaceContext) => ({
  subject: { type: 'user', id: who.member.id },
  action: { name: 'reports.export' },
  resource: { type: 'workspace', id: who.workspace.slug },
});

test('B13 R4 R5 a program finds the decision point, asks and searches, and the next answer knows of a change', async () => {
  const { pia, bea, metadata, ask } = await gate();
  expect(metadata.policy_decision_point).toBe(`${origin}/authzen/${pia.workspace.slug}`);
  const sent = { 'x-request-id': 'gate-1', 'accept-language': 'fr' };
  const denied = await ask('access_evaluation_endpoint', mayExport(bea), sent);
  expect(denied.headers.get('x-request-id')).toBe('gate-1');
  expect(denied).toMatchObject({
    status: 200,
    body: { decision: false, context: { rule: { kind: 'role', id: 'basic' }, remedy: { kind: 'ask' } } },
  });
  expect(denied.body.context.reason).toMatch(/^Le niveau d’accès /);

  const { resource, action } = mayExport(pia);
  const subjects = [pia, bea].map((who) => ({ subject: mayExport(who).subject }));
  const both = await ask('access_evaluations_endpoint', { resource, action, evaluations: subjects });
  expect(both.body.evaluations.map(({ decision }: { decision: boolean }) => decision)).toEqual([true, false]);
  const found = await ask('search_subject_endpoint', { subject: { type: 'user' }, action, resource });
  expect(found.body.results).toEqual([{ type: 'user', id: pia.member.id }]);
  expect(found.body.page.next_token).toBe('');

  const mayOpenProfile = { ...mayExport(bea), action: { name: 'profile.view' } };
  expect((await ask('access_evaluation_endpoint', mayOpenProfile)).body.decision).toBe(true);
  await suspendMembers(pia, { chosen: [bea.member], reason: null, until: null });
  expect((await ask('access_evaluation_endpoint', mayOpenProfile)).body).toMatchObject({
    ...{ decision: false, context: { rule: { kind: 'status', id: 'suspended' } } },
  });
});

test('B13 KE2 R6 the server refuses what the standard refuses, and names no workspace to a stranger', {
  tag: '@core',
}, async () => {
  const { pia, token, metadata, ask } = await gate();
  const endpoint: string = metadata.access_evaluation_endpoint;
  const sent = { authorization: `Bearer ${token}`, 'x-request-id': 'gate-2' };
  for (const method of ['GET', 'PUT']) {
    const { status, headers } = await fetch(endpoint, { method, headers: sent });
    expect({ status, allow: headers.get('allow'), id: headers.get('x-request-id') }).toEqual({
      ...{ status: 405, allow: 'POST', id: 'gate-2' },
    });
  }
  const asText = { ...sent, 'content-type': 'text/plain' };
  expect((await fetch(endpoint, { method: 'POST', headers: asText, body: '{}' })).status).toBe(400);
  expect(await ask('access_evaluation_endpoint', { subject: 7 })).toMatchObject({
    ...{ status: 400, body: { field: 'subject' } },
  });
  const large = { ...mayExport(pia), context: { more: 'x'.repeat(300_000) } };
  const refused = await ask('access_evaluation_endpoint', large, { 'x-request-id': 'gate-3' });
  expect([refused.status, refused.headers.get('x-request-id')]).toEqual([413, 'gate-3']);
  const withoutKey = { 'content-type': 'application/json' };
  const body = JSON.stringify(mayExport(pia));
  expect((await fetch(endpoint, { method: 'POST', headers: withoutKey, body })).status).toBe(401);
  const absent = await metadataOf('nothing-bcdfgh');
  expect(absent.status).toBe(200);
  expect(JSON.stringify(absent.metadata)).toBe(
    JSON.stringify(metadata).replaceAll(pia.workspace.slug, 'nothing-bcdfgh'),
  );
  expect((await metadataOf('Not-a-name')).status).toBe(404);
});

test('B13 the reference shows the decision point, and its example answers', async ({
  as,
  page,
  expectAccessible,
}) => {
  const { pia, token } = await gate();
  await as(
    { name: pia.person.name, email: pia.person.email, ctx: pia },
    { path: 'settings/api-keys/reference' },
  );
  const part = page.getByRole('region', { name: 'Decision point (AuthZEN)' });
  await expect(part.getByText(`${origin}/authzen/${pia.workspace.slug}`, { exact: true })).toBeVisible();
  const line = ((await part.locator('pre').textContent()) ?? '').replace('API_KEY', token);
  const answer = execFileSync('bash', ['-c', `${line} --silent`]).toString();
  expect(JSON.parse(answer)).toMatchObject({ decision: false, context: { rule: { kind: 'unknown' } } });
  await expectAccessible();
});

test('B1e B13 a program asks for its holder, an approver grants it in the console, and the next answer allows it', {
  tag: '@core',
}, async ({ as, page }) => {
  const { oli, mia } = await world({
    model: 'team-inbox',
    people: { oli: 'owner', mia: { role: 'manager', restrictions: ['data-export'] } },
  });
  const token = await keyOf(everythingStored(), mia);
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const { metadata } = await metadataOf(mia.workspace.slug);
  const post = async (endpoint: string, body: unknown) =>
    (await fetch(endpoint, { method: 'POST', headers, body: JSON.stringify(body) })).json();
  const question = { ...mayExport(mia), action: { name: 'contacts.export' } };
  const { decision, context } = await post(metadata.access_evaluation_endpoint, question);
  expect(decision).toBe(false);
  const denial = context.access_request;
  const { task } = await post(metadata.access_request_endpoint, { ...question, denial });
  expect(task.status).toBe('pending');

  await as({ name: oli.person.name, email: oli.person.email, ctx: oli }, { path: 'settings/requests' });
  await page.goto(task.links.review);
  await page.getByRole('button', { name: 'Grant', exact: true }).click();
  await expect(page.getByText('oli granted it')).toBeVisible();
  const done = await (await fetch(task.status_endpoint, { headers })).json();
  expect(done).toMatchObject({ task: { status: 'approved' }, result: { mode: 'reevaluate' } });
  expect((await post(metadata.access_evaluation_endpoint, question)).decision).toBe(true);
});
