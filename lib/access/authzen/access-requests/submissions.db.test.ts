import { afterEach, describe, expect, test, vi } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { changeAccess } from '@/lib/access/members/change/change-access';
import { viewRequest } from '@/lib/access/members/requests/list-requests';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { everything } from '@/lib/test-support/work';
import { again } from '@/lib/test-support/world';
import { gate, program, questionOf, rowsOf } from './test-support/ask-by-key';

const { admin } = await testDatabase();

afterEach(() => {
  vi.useRealTimers();
});

const problem = (kind: string) => `urn:openid:authzen:access-request:error:${kind}`;

describe('B1e submitting', () => {
  test('B1e answers 202 with a pending task, and the request is the one that approvers see in the console', async () => {
    const { olga, mia, submit } = await gate(admin);
    const rest = { requested_access: { requested_until: '2099-12-31T12:00:00Z' } };
    const { status, headers, body } = await submit(questionOf(mia), rest);
    expect({ status, state: body.task.status }).toEqual({ status: 202, state: 'pending' });
    expect(headers.get('location')).toBe(body.task.status_endpoint);
    const [row, ...more] = await rowsOf(admin, mia);
    expect(more).toEqual([]);
    expect(await viewRequest(olga, row?.id)).toMatchObject({
      ...{ permission: 'contacts.export', note: 'For the fair', duration: 'until', untilDay: '2099-12-30' },
      ...{ status: 'pending', asker: { name: 'mia' }, may: { allowed: true } },
    });
    expect(body.task.links.review).toMatch(new RegExp(`/settings/requests/${row?.id}$`));
    const told = await admin`select event from notifications
      where workspace_id = ${mia.workspace.id} and event = 'access-asked'`;
    expect(told).toHaveLength(2);
  });

  test('B1e R7 the audit event names the evaluation and the key', async () => {
    const { mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    await call('POST requests', submitted);
    const [event] = await admin`select actor_user_id, after from audit_events
      where event = 'access-request.created' and subject_id = ${mia.member.id}`;
    const [key] = await admin`select id from api_keys where holder_id = ${mia.person.userId}`;
    expect(event).toMatchObject({
      actor_user_id: mia.person.userId,
      after: { evaluationId: submitted.denial.evaluation_id, apiKeyId: key?.id, isEmergency: false },
    });
  });

  test('B1e what is open already is the same request, whether asked here or in the console', async () => {
    const { mia, submit } = await gate(admin);
    const [first, second] = [await submit(questionOf(mia)), await submit(questionOf(mia))];
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(await rowsOf(admin, mia)).toHaveLength(1);
  });

  test('B1e an emergency needs a reason, is said to the approvers, and grants nothing', async () => {
    const { mia, submit, evaluate } = await gate(admin);
    const emergency = { requested_access: { emergency: true } };
    const refused = await submit(questionOf(mia), { ...emergency, context: {} });
    expect(refused).toMatchObject({ status: 400, body: { field: 'context.business_justification' } });
    expect(await rowsOf(admin, mia)).toHaveLength(0);
    const { body } = await submit(questionOf(mia), emergency);
    expect(body.task.status).toBe('pending');
    expect(await rowsOf(admin, mia)).toMatchObject([{ duration: 'hours', note: 'Emergency: For the fair' }]);
    expect((await evaluate(questionOf(mia))).decision).toBe(false);
  });
});

describe('B1e a submission that is not bound to its denial', () => {
  const altered = {
    'without denial': { denial: undefined },
    'of another action': { action: { name: 'integrations.connect' } },
    'of another resource': { resource: { type: 'workspace', id: 'elsewhere' } },
    'with other properties': { action: { name: 'contacts.export', properties: { rows: 9 } } },
    'of another subject': { subject: { type: 'user', id: 'otto@example.com' } },
  };
  test.each(Object.entries(altered))('B1e %s is refused, and nothing is stored', async (_, rest) => {
    const { mia, submit } = await gate(admin);
    const before = await everything(admin, mia);
    const { status, body } = await submit(questionOf(mia), rest);
    expect({ status, type: body.type }).toEqual({ status: 400, type: problem('invalid_denial_binding') });
    expect(await everything(admin, mia)).toEqual(before);
    expect(await rowsOf(admin, mia)).toHaveLength(0);
  });

  test('B1e a token of another denial, a changed token and another evaluation are refused', async () => {
    const { mia, call, submission, denialOf } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    const { binding_token: token = '' } = submitted.denial;
    const other = await denialOf(questionOf(mia, 'integrations.connect'));
    const changed = `${token.slice(0, 60)}${token[60] === 'A' ? 'B' : 'A'}${token.slice(61)}`;
    for (const rest of [other, { binding_token: changed }, { binding_token: '' }, { evaluation_id: 'x' }]) {
      const denial = { ...submitted.denial, ...rest };
      const { body } = await call('POST requests', { ...submitted, denial });
      expect(body.type).toBe(problem('invalid_denial_binding'));
    }
    expect(await rowsOf(admin, mia)).toHaveLength(0);
  });

  test('B1e the token of another member is refused', async () => {
    const { olga, mia, submission } = await gate(admin);
    const other = program(await keyOf(admin, olga), olga.workspace.slug);
    const { body } = await other.call('POST requests', await submission(questionOf(mia)));
    expect(body.type).toBe(problem('invalid_denial_binding'));
    expect(await rowsOf(admin, mia)).toHaveLength(0);
  });

  test('B1e after ten minutes the denial has expired, whatever expiry the submission states', async () => {
    const { mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    submitted.denial.expires_at = '2099-01-01T00:00:00Z';
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 10 * 60_000 + 1 });
    const { status, body } = await call('POST requests', submitted);
    expect({ status, type: body.type }).toEqual({ status: 410, type: problem('expired_denial') });
    expect(await rowsOf(admin, mia)).toHaveLength(0);
  });

  test('B1e what the holder has got in the meantime is not requestable', async () => {
    const { olga, mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    const { role } = mia.member;
    const change = { memberId: mia.member.id, version: (await again(mia)).member.version };
    await changeAccess(olga, { ...change, role, restrictions: [], grants: [] });
    const { status, body } = await call('POST requests', submitted);
    expect({ status, type: body.type }).toEqual({ status: 400, type: problem('not_requestable') });
  });
});

test.each([
  [
    'requested_access.requested_duration',
    { requested_access: { requested_duration: 'P1D', requested_until: '2099-01-01T00:00:00Z' } },
  ],
  ['requested_access.requested_until', { requested_access: { requested_until: 'soon' } }],
  ['callback', { callback: { endpoint: 'https://example.com' } }],
  ['client.actor', { client: { actor: { id: 'agent-7' } } }],
  ['context.business_justification', { context: { business_justification: 'x'.repeat(501) } }],
  ['denial.expires_at', { denial: { binding_token: 'x' } }],
  ['action', { action: undefined }],
  ['resource', { items: [{ action: { name: 'x' }, resource: { type: 'a', id: 'b' } }], action: undefined }],
])('B1e a submission with a fault in %s is refused, and nothing is stored', async (field, rest) => {
  const { mia, submit } = await gate(admin);
  const { status, body } = await submit(questionOf(mia), rest);
  expect({ status, field: body.field }).toEqual({ status: 400, field });
  expect(await rowsOf(admin, mia)).toHaveLength(0);
});
