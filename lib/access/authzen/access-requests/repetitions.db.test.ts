import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { keyOf } from '@/lib/test-support/ask-decision-point';
import { join, person } from '@/lib/test-support/world';
import { answerInConsole, gate, program, questionOf, rowsOf } from './test-support/ask-by-key';

const { admin } = await testDatabase();

const problem = (kind: string) => `urn:openid:authzen:access-request:error:${kind}`;
const once = { 'idempotency-key': 'fair-2027' };

describe('B1e RV5 the Idempotency-Key', () => {
  test('B1e RV5 of the same body, in another order of its names, answers with the same task', async () => {
    const { mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    const first = await call('POST requests', submitted, once);
    const turned = Object.fromEntries(Object.entries(submitted).reverse());
    const second = await call('POST requests', turned, once);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body).toEqual(first.body);
    expect(await rowsOf(admin, mia)).toHaveLength(1);
  });

  test('B1e RV5 of 10 submissions at once makes one request and one task', async () => {
    const { mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => call('POST requests', submitted, once)),
    );
    expect(new Set(answers.map(({ body }) => body.task.id)).size).toBe(1);
    expect(await rowsOf(admin, mia)).toHaveLength(1);
  });

  test('B1e of another body is duplicate_request, and nothing is stored', async () => {
    const { mia, call, submission } = await gate(admin);
    await call('POST requests', await submission(questionOf(mia)), once);
    const other = await submission(questionOf(mia, 'integrations.connect'));
    const { status, body } = await call('POST requests', other, once);
    expect({ status, type: body.type }).toEqual({ status: 409, type: problem('duplicate_request') });
    expect(await rowsOf(admin, mia)).toHaveLength(1);
  });

  test('B1e of another member’s key is another', async () => {
    const { olga, mia, call, submission } = await gate(admin);
    await call('POST requests', await submission(questionOf(mia)), once);
    const mo = await join(olga, await person('mo'), { role: 'manager', restrictions: ['data-export'] });
    const other = program(await keyOf(admin, mo), mo.workspace.slug);
    const { status } = await other.call('POST requests', await other.submission(questionOf(mo)), once);
    expect(status).toBe(202);
    expect(await rowsOf(admin, mo)).toHaveLength(1);
  });

  test('B1e of a refused submission can be used again', async () => {
    const { mia, call, submission } = await gate(admin);
    const submitted = await submission(questionOf(mia));
    const refused = await call(
      'POST requests',
      { ...submitted, denial: { expires_at: '2099-01-01T00:00:00Z' } },
      once,
    );
    expect(refused.status).toBe(400);
    expect((await call('POST requests', submitted, once)).status).toBe(202);
  });
});

describe('B1e several items', () => {
  const both = ['contacts.export', 'integrations.connect'];

  async function bundle() {
    const opened = await gate(admin);
    const { mia, call, denialOf } = opened;
    const items = await Promise.all(
      both.map(async (name) => {
        const { action, resource } = questionOf(mia, name);
        return { action, resource, denial: await denialOf(questionOf(mia, name)) };
      }),
    );
    const { subject } = questionOf(mia);
    const answer = await call('POST requests', { subject, items });
    return { ...opened, items, subject, answer, id: answer.body.task?.id };
  }

  test('B1e each has a status at the position of its item', async () => {
    const { items, answer, mia } = await bundle();
    expect(answer).toMatchObject({ status: 202, body: { task: { status: 'pending' } } });
    const shown = answer.body.task.items ?? [];
    expect(shown.map(({ action, status }) => ({ action, status }))).toEqual(
      items.map(({ action }) => ({ action, status: 'pending' })),
    );
    expect(await rowsOf(admin, mia)).toHaveLength(2);
  });

  test('B1e answered differently, they are partial together, and only the granted one has a result', async () => {
    const { olga, mia, read, id } = await bundle();
    await answerInConsole(admin, olga, mia, 'grant', 'contacts.export');
    expect((await read(id)).body.task.status).toBe('pending');
    await answerInConsole(admin, olga, mia, 'refuse', 'integrations.connect');
    const { body } = await read(id);
    expect(body.task.status).toBe('partial');
    expect(body.result).toBeUndefined();
    expect(body.task.items).toMatchObject([
      { status: 'approved', result: { mode: 'reevaluate', approval: { id: expect.any(String) } } },
      { status: 'denied' },
    ]);
    expect(body.task.items?.[1]).not.toHaveProperty('result');
  });

  test('B1e cancelling closes those that are open', async () => {
    const { olga, mia, cancel, id } = await bundle();
    await answerInConsole(admin, olga, mia, 'grant', 'contacts.export');
    const { status, body } = await cancel(id);
    expect({ status, together: body.task.status }).toEqual({ status: 200, together: 'partial' });
    expect(body.task.items?.map(({ status: each }) => each)).toEqual(['approved', 'cancelled']);
    expect((await cancel(id)).body.type).toBe(problem('invalid_task_state'));
  });

  test('B1e one without binding refuses all, and nothing is stored', async () => {
    const { mia, call, denialOf } = await gate(admin);
    const [one, other] = both.map((name) => questionOf(mia, name));
    if (!one || !other) throw new Error('There are two questions.');
    const items = [
      { action: one.action, resource: one.resource },
      { action: other.action, resource: other.resource },
    ];
    const { body } = await call('POST requests', {
      subject: one.subject,
      items,
      denial: await denialOf(one),
    });
    expect(body.type).toBe(problem('invalid_denial_binding'));
    expect(await rowsOf(admin, mia)).toHaveLength(0);
  });

  test('B1e there are one to ten', async () => {
    const { mia, call } = await gate(admin);
    const { subject, action, resource } = questionOf(mia);
    for (const length of [0, 11]) {
      const items = Array.from({ length }, () => ({ action, resource }));
      const { status, body } = await call('POST requests', { subject, items });
      expect({ status, field: body.field }).toEqual({ status: 400, field: 'items' });
    }
  });
});
