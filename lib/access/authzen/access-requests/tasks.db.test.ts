import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { suspendMembers } from '@/lib/access/members/suspend/suspend-members';
import { Denied } from '@/lib/platform/errors';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { again, join, person, world } from '@/lib/test-support/world';
import { answerInConsole, gate, program, questionOf, rowsOf } from './test-support/ask-by-key';

const { admin } = await testDatabase();

const problem = (kind: string) => `urn:openid:authzen:access-request:error:${kind}`;

async function asked() {
  const opened = await gate(admin);
  const { body } = await opened.submit(questionOf(opened.mia));
  return { ...opened, id: body.task.id };
}

describe('B1e a task', () => {
  test('B1e is approved in the console, names no approver, and its approval is bounded', async () => {
    const { otto, mia, read, id } = await asked();
    await answerInConsole(admin, otto, mia, 'grant');
    const { body } = await read(id);
    expect(body).toMatchObject({
      task: { id, status: 'approved' },
      result: { mode: 'reevaluate', approval: { id: expect.stringMatching(/^apr_[\w-]{75}$/) } },
    });
    const { approved_at, approved_until } = body.result?.approval ?? {};
    expect(Date.parse(approved_until ?? '') - Date.parse(approved_at ?? '')).toBe(4 * 3_600_000);
    expect(JSON.stringify(body)).not.toContain(otto.member.id);
    expect(JSON.stringify(body)).not.toContain('otto');
    expect((await read(id)).body).toEqual(body);
  });

  test.each([
    [
      'denied',
      async ({ olga, mia }: Awaited<ReturnType<typeof asked>>) => answerInConsole(admin, olga, mia, 'refuse'),
    ],
    [
      'expired',
      async ({ mia }: Awaited<ReturnType<typeof asked>>) =>
        admin`update access_requests set expires_at = now() where member_id = ${mia.member.id}`,
    ],
  ])('B1e that is %s has no result', async (status, close) => {
    const task = await asked();
    await close(task);
    const { body } = await task.read(task.id);
    expect(body.task.status).toBe(status);
    expect(body.result).toBeUndefined();
  });

  test.each(['POST', 'DELETE'])('B1e is cancelled by %s, and then no longer answered', async (method) => {
    const { olga, mia, cancel, id } = await asked();
    const { status, body } = await cancel(id, method);
    expect({ status, state: body.task.status }).toEqual({ status: 200, state: 'cancelled' });
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'cancelled', outcome: 'withdrawn' }]);
    await expect(answerInConsole(admin, olga, mia, 'grant')).rejects.toThrow();
  });

  test.each(['grant', 'refuse'] as const)(
    'B1e after the answer %s cannot be cancelled: 409',
    async (answer) => {
      const { olga, mia, cancel, id } = await asked();
      await answerInConsole(admin, olga, mia, answer);
      const before = await rowsOf(admin, mia);
      const { status, body } = await cancel(id);
      expect({ status, type: body.type }).toEqual({ status: 409, type: problem('invalid_task_state') });
      expect(await rowsOf(admin, mia)).toEqual(before);
    },
  );

  test('B1e that has expired cannot be cancelled: 409', async () => {
    const { mia, cancel, id } = await asked();
    await admin`update access_requests set expires_at = now() where member_id = ${mia.member.id}`;
    expect((await cancel(id)).body.type).toBe(problem('invalid_task_state'));
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });
});

describe('B1e R4 R6 a task handle', () => {
  const unknown = { status: 404, type: problem('unknown_task') };
  const both = async ({ read, cancel }: ReturnType<typeof program>, id: string) => {
    const answers = [await read(id), await cancel(id)];
    return answers.map(({ status, body }) => ({ status, type: body.type }));
  };

  test('B1e that was changed or invented is unknown', async () => {
    const { mia, token, id } = await asked();
    const changed = `${id.slice(0, 50)}${id[50] === 'A' ? 'B' : 'A'}${id.slice(51)}`;
    const [row] = await rowsOf(admin, mia);
    for (const handle of [changed, row?.id, 'x', '__proto__'])
      expect(await both(program(token, mia.workspace.slug), handle)).toEqual([unknown, unknown]);
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });

  test('B1e opens nothing for the key of another member, even of an owner', async () => {
    const { olga, mia, id } = await asked();
    const other = program(await keyOf(admin, olga), olga.workspace.slug);
    expect(await both(other, id)).toEqual([unknown, unknown]);
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });

  test('B1e opens nothing in another workspace of the same person', async () => {
    const { mia, id } = await asked();
    const { zoe } = await world({ people: { zoe: 'owner' } });
    const there = await join(zoe, mia.person, 'manager');
    expect(await both(program(await keyOf(admin, there), there.workspace.slug), id)).toEqual([
      unknown,
      unknown,
    ]);
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });

  test('B1e opens nothing for a key without the scope, or of a holder who may not see users now', async () => {
    const { mia, token, id } = await asked();
    const narrow = program(await keyOf(admin, mia, ['contacts.view']), mia.workspace.slug);
    const missing = { status: 403, type: 'urn:latchkey:problem:scope-missing' };
    expect(await both(narrow, id)).toEqual([missing, missing]);
    await admin`update members set role = 'agent', restrictions = '{}' where id = ${mia.member.id}`;
    const denied = { status: 403, type: 'urn:latchkey:problem:denied' };
    expect(await both(program(token, mia.workspace.slug), id)).toEqual([denied, denied]);
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });

  test('B1e KE1 opens nothing for a revoked key; another key of the holder goes on with it', async () => {
    const { mia, token, id } = await asked();
    await admin`update api_keys set revoked_at = now() where holder_id = ${mia.person.userId}`;
    const gone = await both(program(token, mia.workspace.slug), id);
    expect(gone.map(({ status }) => status)).toEqual([401, 401]);
    const next = program(await keyOf(admin, mia), mia.workspace.slug);
    expect((await next.read(id)).body.task.status).toBe('pending');
  });
});

describe('B1e an approval', () => {
  async function approved() {
    const opened = await asked();
    await answerInConsole(admin, opened.olga, opened.mia, 'grant');
    const { body } = await opened.read(opened.id);
    return { ...opened, approval: body.result?.approval };
  }

  test('B1e is confirmed where its own question is asked again', async () => {
    const { mia, evaluate, approval } = await approved();
    const { decision, context } = await evaluate({ ...questionOf(mia), context: { approval } });
    expect(decision).toBe(true);
    expect(context.approval).toEqual({ id: approval?.id, approved_until: approval?.approved_until });
  });

  test('B1e is not that of another action, resource or member, nor of a changed id', async () => {
    const { olga, mia, token, evaluate, approval } = await approved();
    const changed = {
      ...approval,
      id: `${approval?.id.slice(0, -1)}${approval?.id.endsWith('A') ? 'B' : 'A'}`,
    };
    const byOlga = program(await keyOf(admin, olga), olga.workspace.slug);
    const asked = [
      evaluate({ ...questionOf(mia, 'users.view'), context: { approval } }),
      evaluate({ ...questionOf(mia), context: { approval: changed } }),
      evaluate({ ...questionOf(olga), context: { approval } }),
      byOlga.evaluate({ ...questionOf(mia), context: { approval } }),
      program(token, mia.workspace.slug).evaluate({ ...questionOf(mia), context: { approval: 'all' } }),
    ];
    for (const { decision, context } of await Promise.all(asked)) {
      expect(decision).toBe(true);
      expect(context).not.toHaveProperty('approval');
    }
  });

  test('B1e B5 ends with the access that it gave', async () => {
    const { mia, evaluate, approval } = await approved();
    await admin`update members set reverts_at = now() where id = ${mia.member.id}`;
    const { decision, context } = await evaluate({ ...questionOf(mia), context: { approval } });
    expect(decision).toBe(false);
    expect(context).not.toHaveProperty('approval');
  });

  test('B1e B4 never overrides a suspension', async () => {
    const { olga, mia, call, approval } = await approved();
    const question = { ...questionOf(mia), context: { approval } };
    await suspendMembers(olga, { chosen: [(await again(mia)).member], reason: null, until: null });
    expect((await call('POST evaluation', question)).status).toBe(401);
    const byOlga = program(await keyOf(admin, olga), olga.workspace.slug);
    const { decision, context } = await byOlga.evaluate(question);
    expect({ decision, approval: context.approval }).toEqual({ decision: false, approval: undefined });
  });

  test('B1e R1 is not given by the member who asked, nor by a colleague of the same level', async () => {
    const { olga, mia } = await asked();
    await expect(answerInConsole(admin, mia, mia, 'grant')).rejects.toBeInstanceOf(Denied);
    const mo = await join(olga, await person('mo'), 'manager');
    await expect(answerInConsole(admin, mo, mia, 'grant')).rejects.toThrow();
    expect(await rowsOf(admin, mia)).toMatchObject([{ status: 'pending' }]);
  });
});

test.each([
  ['GET requests', 'POST'],
  ['PUT requests', 'POST'],
  ['POST requests/x', 'GET'],
  ['GET requests/x/cancel', 'POST, DELETE'],
])('B1e %s answers 405 and names %s', async (path, allow) => {
  const { call } = await gate(admin);
  const { status, headers } = await call(path);
  expect({ status, allow: headers.get('allow') }).toEqual({ status: 405, allow });
});

test.each(['requests/', 'requests/x/y', 'requests/x/cancel/z'])('B1e %s is no address: 404', async (path) => {
  const { call } = await gate(admin);
  expect((await call(`POST ${path}`, {})).status).toBe(404);
});
