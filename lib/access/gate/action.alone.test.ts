import { beforeEach, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { modelOf } from '@/lib/access/models/registry';
import { accessOf } from '@/lib/policy/access';
import { action } from './action';

const request = vi.hoisted(() => ({
  person: null as { userId: string; viewing?: object } | null,
  access: null as unknown,
}));
vi.mock('./current-person', () => ({ currentSession: async () => request.person }));
vi.mock('@/lib/platform/http/same-origin', () => ({ isSameOrigin: async () => true }));
vi.mock('@/lib/access/context/context', () => ({
  loadWorkspaceContext: async (person: unknown) => ({
    person,
    access: request.access,
    member: { storedStatus: 'active' },
  }),
}));

const userId = '01890000-0000-7000-8000-000000000000';
const accessAs = (role: string) =>
  accessOf(
    modelOf('team-inbox'),
    { role, restrictions: [], grants: [], plan: 'enterprise', level: 0, status: 'active' },
    { userId, seats: [], teams: [] },
  );

const schema = z.object({ workspace: z.string(), name: z.string() });
const handler = vi.fn(async () => 'done');
const invite = action('users.invite', schema, handler);
const rename = action('signed-in', z.object({ name: z.string() }), handler);
const input = { workspace: 'corvane', name: 'Ana' };

beforeEach(() => {
  handler.mockClear();
  request.person = { userId };
});

test('SA1 an action with a permission refuses a member without it before the handler runs', async () => {
  request.access = accessAs('agent');
  expect(await invite(input)).toMatchObject({ ok: false, error: { kind: 'denied' } });
  expect(handler).not.toHaveBeenCalled();
  request.access = accessAs('owner');
  expect(await invite(input)).toEqual({ ok: true, data: 'done' });
});

test('SA1 R5 a member without the permission learns nothing about an invalid input', async () => {
  request.access = accessAs('agent');
  expect(await invite({ workspace: 'corvane' } as typeof input)).toMatchObject({
    ok: false,
    error: { kind: 'denied' },
  });
});

test('SA1 an action for signed-in people refuses a visitor before the handler runs', async () => {
  request.person = null;
  for (const attempt of [() => invite(input), () => rename(input)])
    expect(await attempt()).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
  expect(handler).not.toHaveBeenCalled();
});

const end = action('viewing', z.object({}), handler);
const signIn = action('anyone', z.object({}), handler);

test('VA1 while a session views as another, every action is refused for that reason, before its input is read', async () => {
  request.access = accessAs('owner');
  for (const [isOver, message] of [
    [false, 'viewing'],
    [true, 'viewing-over'],
  ] as const) {
    request.person = { userId, viewing: { isOver } };
    for (const attempt of [
      () => invite(input),
      () => invite({} as never),
      () => rename(input),
      () => signIn({}),
    ])
      expect(await attempt()).toEqual({ ok: false, error: { kind: 'viewing', status: 403, message } });
  }
  expect(handler).not.toHaveBeenCalled();
});

test('B6 an action for viewing runs while a session views, and is refused without a session', async () => {
  request.person = { userId, viewing: { isOver: false } };
  expect(await end({})).toEqual({ ok: true, data: 'done' });
  request.person = null;
  expect(await end({})).toMatchObject({ ok: false, error: { kind: 'unauthenticated' } });
});
