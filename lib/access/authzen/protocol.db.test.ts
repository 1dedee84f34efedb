import { beforeEach, describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { apiScopes } from '@/lib/access/api-keys/scopes';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { spendAttempts } from '@/lib/test-support/spend-attempts';
import { everything } from '@/lib/test-support/work';
import { join, person, world } from '@/lib/test-support/world';
import { endpointPaths } from './decision-point';

const { admin } = await testDatabase();

beforeEach(async () => {
  await admin`delete from attempts`;
});

/** A question that is allowed: may the owner see the users? */
const questionOf = ({ member, workspace }: WorkspaceContext) => ({
  subject: { type: 'user', id: member.id },
  action: { name: 'users.view' },
  resource: { type: 'workspace', id: workspace.slug },
});

async function gate() {
  const { olga } = await world({ people: { olga: 'owner' } });
  const token = await keyOf(admin, olga);
  const slug = olga.workspace.slug;
  const ask = (asked: string, body?: unknown, sent?: Record<string, string>) =>
    askDecisionPoint(token, slug, asked, body, sent);
  return { olga, token, slug, ask, question: questionOf(olga) };
}

test('B13 a permitted question answers 200 with the decision, as JSON that no cache keeps', async () => {
  const { ask, question } = await gate();
  const { status, headers, body } = await ask('POST evaluation', question);
  expect({ status, decision: body.decision }).toEqual({ status: 200, decision: true });
  expect(headers.get('content-type')).toBe('application/json');
  expect(headers.get('cache-control')).toBe('no-store');
});

describe('SA1 a malformed request', () => {
  test.each([
    ['', { type: 'urn:latchkey:problem:malformed-json' }],
    ['{', { type: 'urn:latchkey:problem:malformed-json' }],
    ['[]', { type: 'urn:latchkey:problem:malformed-json' }],
    ['"x"', { type: 'urn:latchkey:problem:malformed-json' }],
    ['null', { type: 'urn:latchkey:problem:malformed-json' }],
    [`{"context":${'['.repeat(100)}${']'.repeat(100)}}`, { type: 'urn:latchkey:problem:malformed-json' }],
    [{}, { field: 'subject', code: 'required' }],
  ])('B13 SA1 with the body %.40j answers 400 at each endpoint', async (body, problem) => {
    const { ask } = await gate();
    for (const path of endpointPaths) {
      const answer = await ask(`POST ${path}`, body);
      expect(answer).toMatchObject({ status: 400, body: { ...problem, status: 400 } });
      expect(answer.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  test.each([
    ['text/plain', 400, 'Content-Type'],
    ['', 400, 'Content-Type'],
    ['application/jsonp', 400, 'Content-Type'],
    ['application/json; charset=utf-8', 200, undefined],
    ['application/json;charset=UTF-8', 200, undefined],
  ])('B13 SA1 of the type %j answers %d', async (type, status, field) => {
    const { ask, question } = await gate();
    const answer = await ask('POST evaluation', question, { 'content-type': type });
    expect({ status: answer.status, field: answer.body.field }).toEqual({ status, field });
  });

  test('B13 SA1 a mistyped field answers 400 and is named, in the language of the caller', async () => {
    const { ask, question } = await gate();
    const faulty = { ...question, action: { name: 7 } };
    const answer = await ask('POST evaluation', faulty, { 'accept-language': 'fr' });
    expect(answer).toMatchObject({ status: 400, body: { field: 'action.name', title: 'Requête invalide' } });
  });

  test('B13 SA1 a body of more than 256 kB answers 413', async () => {
    const { ask, question } = await gate();
    const { status } = await ask('POST evaluation', { ...question, more: 'x'.repeat(300_000) });
    expect(status).toBe(413);
  });
});

test.each(['GET', 'PUT', 'PATCH', 'DELETE'])('B13 %s answers 405 and names POST', async (method) => {
  const { ask } = await gate();
  for (const path of endpointPaths) {
    const { status, headers } = await ask(`${method} ${path}`);
    expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow: 'POST' });
  }
});

test('B13 an unknown address below a decision point answers 404', async () => {
  const { ask, question } = await gate();
  for (const path of ['', 'decide', 'evaluation/x', '__proto__'])
    expect((await ask(`POST ${path}`, question)).status, path).toBe(404);
});

test('B13 the X-Request-ID of a request is in its answer, whatever the answer', async () => {
  const { ask, token, slug, question } = await gate();
  const sent = { 'x-request-id': 'bfe9eb29 / any text' };
  const answers = [
    await ask('POST evaluation', question, sent),
    await ask('POST evaluation', {}, sent),
    await ask('GET evaluation', undefined, sent),
    await askDecisionPoint(null, slug, 'POST evaluation', question, sent),
    await askDecisionPoint(token, 'elsewhere', 'POST evaluation', question, sent),
  ];
  expect(answers.map(({ status }) => status)).toEqual([200, 400, 405, 401, 404]);
  for (const { headers } of answers) expect(headers.get('x-request-id')).toBe('bfe9eb29 / any text');
  expect((await ask('POST evaluation', question)).headers.has('x-request-id')).toBe(false);
});

describe('KE2 the key', () => {
  test('B13 KE2 is needed: without one, with an unknown one or by a cookie the answer is 401', async () => {
    const { slug, question, token } = await gate();
    const ask = (key: string | null, sent = {}) =>
      askDecisionPoint(key, slug, 'POST evaluation', question, sent);
    const answers = [await ask(null), await ask('lk_unknown'), await ask(null, { cookie: `key=${token}` })];
    for (const { status, headers } of answers) {
      expect(status).toBe(401);
      expect(headers.get('www-authenticate')).toBe('Bearer');
    }
  });

  test('B13 KE2 asks only with the scope of users, and no other scope opens the decision point', async () => {
    const { olga, slug, question } = await gate();
    for (const scope of apiScopes) {
      const key = await keyOf(admin, olga, [scope]);
      const { status, body } = await askDecisionPoint(key, slug, 'POST evaluation', question);
      const isOpen = scope === 'users.view';
      expect({ scope, status }).toEqual({ scope, status: isOpen ? 200 : 403 });
      expect(body.type === 'urn:latchkey:problem:scope-missing').toBe(!isOpen);
    }
  });

  test('B13 KE2 R4 of a holder who may not see the users is refused with the rule', async () => {
    const { olga } = await gate();
    const ana = await join(olga, await person('ana'), 'agent');
    const key = await keyOf(admin, ana);
    const answer = await askDecisionPoint(key, olga.workspace.slug, 'POST evaluation', questionOf(olga));
    expect(answer).toMatchObject({ status: 403, body: { rule: { kind: 'role', id: 'agent' } } });
  });

  test('B13 R6 opens no other workspace: one of others answers like one that does not exist', async () => {
    const { token, question } = await gate();
    const { otto } = await world({ people: { otto: 'owner' } });
    const of = (slug: string) => askDecisionPoint(token, slug, 'POST evaluation', question);
    const [foreign, absent] = [await of(otto.workspace.slug), await of('nothing-bcdfgh')];
    expect(foreign.status).toBe(404);
    expect(foreign.body).toEqual(absent.body);
  });
});

test('B13 LI1 a key that asks too often gets 429 with Retry-After', async () => {
  const { ask, question } = await gate();
  await ask('POST evaluation', question);
  await spendAttempts(admin);
  const { status, headers } = await ask('POST evaluation', question, { 'x-request-id': '7' });
  expect({ status, later: headers.get('retry-after'), id: headers.get('x-request-id') }).toEqual({
    ...{ status: 429, later: expect.stringMatching(/^[1-9]\d?$/), id: '7' },
  });
});

test('B13 R8 asking changes nothing', async () => {
  const { olga, ask, question } = await gate();
  const before = await everything(admin, olga);
  await ask('POST evaluation', question);
  await ask('POST evaluations', { ...question, evaluations: [{}, { action: { name: 'x' } }] });
  expect(await everything(admin, olga)).toEqual(before);
});
