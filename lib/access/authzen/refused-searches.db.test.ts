import { expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { askDecisionPoint, keyOf } from '@/lib/test-support/ask-decision-point';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const desk = () => world({ people: { olga: 'owner', ana: 'agent' } });
const subjectOf = ({ member }: WorkspaceContext) => ({ type: 'user', id: member.id });
const workspaceOf = ({ workspace }: WorkspaceContext) => ({ type: 'workspace', id: workspace.slug });

test('B13 what is unknown, by id or by type, finds nothing and is no error', async () => {
  const { olga } = await desk();
  const [subject, action, resource] = [subjectOf(olga), { name: 'users.view' }, workspaceOf(olga)];
  const cases: [string, object][] = [
    ['subject', { subject: { type: 'spaceship' }, action, resource }],
    ['subject', { subject, action: { name: 'fly' }, resource }],
    ['subject', { subject, action, resource: { type: 'workspace', id: 'elsewhere' } }],
    ['subject', { subject, action, resource: { type: 'spaceship', id: 'x' } }],
    ['resource', { subject: { type: 'user', id: 'nonexistent-user' }, action, resource }],
    ['resource', { subject, action, resource: { type: 'spaceship' } }],
    ['resource', { subject, action, resource: { type: 'contact' } }],
    ['action', { subject: { type: 'user', id: 'nonexistent-user' }, resource }],
    ['action', { subject: { type: 'robot', id: olga.member.id }, resource }],
    ['action', { subject, resource: { type: 'contact', id: 'record-1' } }],
  ];
  const token = await keyOf(admin, olga);
  for (const [kind, asked] of cases) {
    const { status, body } = await askDecisionPoint(token, olga.workspace.slug, `POST search/${kind}`, asked);
    expect({ status, body }).toEqual({
      status: 200,
      body: { page: { next_token: '', count: 0 }, results: [] },
    });
  }
});

test.each([
  ['subject', { action: undefined }, 'action'],
  ['subject', { resource: { type: 'workspace' } }, 'resource.id'],
  ['subject', { subject: {} }, 'subject.type'],
  ['resource', { subject: undefined }, 'subject'],
  ['resource', { subject: { type: 'user' } }, 'subject.id'],
  ['resource', { resource: {} }, 'resource.type'],
  ['action', { resource: undefined }, 'resource'],
  ['action', { subject: { type: 'user' } }, 'subject.id'],
  ['action', { page: 7 }, 'page'],
  ['action', { page: { limit: -1 } }, 'page.limit'],
  ['action', { page: { limit: 1.5 } }, 'page.limit'],
  ['action', { page: { token: 7 } }, 'page.token'],
  ['action', { page: { token: 'x' } }, 'page.token'],
  ['action', { page: { properties: { include: 'all' } } }, 'page.properties.include'],
])('B13 SA1 a search for a %s with %j answers 400 and names %s', async (kind, faulty, field) => {
  const { olga } = await desk();
  const asked = {
    subject: subjectOf(olga),
    action: { name: 'users.view' },
    resource: workspaceOf(olga),
    ...faulty,
  };
  const token = await keyOf(admin, olga);
  const answer = await askDecisionPoint(token, olga.workspace.slug, `POST search/${kind}`, asked);
  expect(answer).toMatchObject({ status: 400, body: { field } });
});

test('B13 a token of one search is refused by another, and with another request', async () => {
  const { olga, ana } = await desk();
  const token = await keyOf(admin, olga);
  const asked = { subject: subjectOf(olga), action: { name: 'profile.view' }, resource: workspaceOf(olga) };
  const ask = (kind: string, body: object) =>
    askDecisionPoint(token, olga.workspace.slug, `POST search/${kind}`, body);
  const { page } = (await ask('subject', { ...asked, page: { limit: 1 } })).body;
  const next = { page: { limit: 1, token: page.next_token } };
  expect((await ask('subject', { ...asked, ...next })).status).toBe(200);
  for (const [kind, other] of [
    ['action', {}],
    ['resource', {}],
    ['subject', { action: { name: 'users.view' } }],
    ['subject', { context: { time: 'now' } }],
    ['subject', { resource: { type: 'member', id: ana.member.id } }],
    ['subject', { page: { ...next.page, limit: 2 } }],
  ] as const)
    expect(await ask(kind, { ...asked, ...next, ...other })).toMatchObject({
      status: 400,
      body: { field: 'page.token', code: 'bad-cursor' },
    });
});
