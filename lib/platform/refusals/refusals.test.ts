import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { Denied, Invalid, NotFound, Throttled, Unauthenticated } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { log } from '@/lib/platform/log';
import { asRequest, followRequests, note } from './asked';
import { isHidden, noteRefusal } from './note-refusal';

const logged = vi.spyOn(log, 'info').mockReturnValue();
const lines = () => logged.mock.calls.map(([line]) => line);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  Reflect.deleteProperty(globalThis, 'latchkeyRefusalLines');
});
afterEach(() => {
  logged.mockClear();
});
afterAll(() => {
  vi.useRealTimers();
});

const denied = (rule: Denied['decision']['rule']) =>
  new Denied({ allowed: false, rule, remedy: { kind: 'none' }, permission: 'users.edit' });

describe('a refused request', () => {
  test('OP9 is logged with the ids of who asked for what, and the deciding rule', () => {
    asRequest(() => {
      note({ user: 'u1', act: 'users.edit' });
      note({ workspace: 'w1', organisation: 'o1' });
      failure(denied({ kind: 'role', id: 'agent', model: 'team-inbox' }));
    });
    expect(lines()).toEqual([
      {
        ...{ refusal: 'denied', user: 'u1', workspace: 'w1', organisation: 'o1' },
        ...{ act: 'users.edit', rule: 'role agent', permission: 'users.edit' },
      },
    ]);
  });

  test.each<[string, Error]>([
    ['not-found', new NotFound()],
    ['unauthenticated', new Unauthenticated()],
    ['throttled', new Throttled(60)],
  ])('OP9 is logged where it is %s', (refusal, error) => {
    asRequest(() => failure(error));
    expect(lines()).toEqual([{ refusal }]);
  });

  test('OP9 that is answered as missing is logged as what it is', () => {
    expect(isHidden(denied({ kind: 'scope', id: 'own', model: 'team-inbox' }))).toBe(true);
    expect(isHidden(new NotFound())).toBe(true);
    expect(isHidden(new Error('a fault'))).toBe(false);
    expect(lines()).toMatchObject([{ refusal: 'denied', rule: 'scope own' }, { refusal: 'not-found' }]);
  });

  test('OP9 is not logged for typed input, and no line repeats an id that was typed', () => {
    failure(new Invalid({ email: 'invalid' }));
    failure(denied({ kind: 'unknown', id: 'zoe@example.com', model: 'team-inbox' }));
    expect(lines()).toEqual([{ refusal: 'denied', rule: 'unknown', permission: 'users.edit' }]);
  });
});

describe('many refused requests', () => {
  const refuse = (user: string, times: number) =>
    asRequest(() => {
      note({ user });
      for (let n = 0; n < times; n++) noteRefusal('denied');
    });

  test('OP9 of one asker leave ten lines a minute, and hide no other', () => {
    refuse('flooding', 1_000);
    expect(lines()).toHaveLength(10);
    refuse('other', 1);
    expect(lines().at(-1)).toEqual({ refusal: 'denied', user: 'other', leftOut: 990 });
  });

  test('OP9 of many askers leave 60 lines a minute, and the next minute says how many are missing', () => {
    for (let n = 0; n < 100; n++) refuse(`user ${n}`, 2);
    expect(lines()).toHaveLength(60);
    vi.setSystemTime(Date.now() + 60_000);
    refuse('later', 1);
    expect(lines().at(-1)).toEqual({ refusal: 'denied', user: 'later', leftOut: 140 });
  });
});

test('OP9 requests at the same time, on one connection or several, keep their askers apart', async () => {
  followRequests();
  const arrived: (() => void)[] = [];
  const server = createServer(async ({ url }, response) => {
    if (url !== '/anonymous') note({ user: url });
    // Each waits until all have come.
    await new Promise<void>((go) => {
      arrived.push(go);
      if (arrived.length === 3) for (const each of arrived.splice(0)) each();
    });
    noteRefusal('denied');
    response.end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  const ask = async (path: string) => (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  await Promise.all(['/ana', '/ben', '/anonymous'].map(ask));
  const first = lines();
  logged.mockClear();
  await Promise.all(['/anonymous', '/anonymous', '/eve'].map(ask));
  server.close();
  const user = (line: unknown) => (line as { user?: string }).user;
  expect(first.map(user).sort()).toEqual(['/ana', '/ben', undefined]);
  expect(lines().map(user).sort()).toEqual(['/eve', undefined, undefined]);
});
