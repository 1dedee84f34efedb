import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { apiKeyOf, storedOf } from '@/lib/test-support/api-world';
import { askApi } from '@/lib/test-support/ask-api';
import { world } from '@/lib/test-support/world';

const { admin } = await testDatabase();

const parent = () => world({ model: 'account-tree', people: { pia: 'parent-admin' } });

/** Simulates another process, which does not know the requests in progress in this one. */
const inAnotherProcess = () => {
  (globalThis as { latchkeyRequests?: Map<string, unknown> }).latchkeyRequests?.clear();
};

describe('RV5 an Idempotency-Key', () => {
  const under = (key: string) => ({ 'idempotency-key': key });

  test('RV5 answers a repeated request as the first time, without a second effect', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    const ask = () => askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
    const [first, second] = [await ask(), await ask()];
    expect(first.status).toBe(201);
    expect([second.status, second.body]).toEqual([201, first.body]);
    expect((await storedOf(admin, pia))?.contacts).toHaveLength(1);
  });

  test('RV5 belongs to one request of one key', async () => {
    const { pia } = await parent();
    const [token, other] = [await apiKeyOf(pia), await apiKeyOf(pia)];
    await askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
    const before = await storedOf(admin, pia);
    const reused = await askApi(token, 'POST /contacts', { name: 'Ann' }, under('order-1'));
    expect(reused).toMatchObject({
      status: 422,
      body: { type: 'urn:latchkey:problem:idempotency-key-reused', field: 'Idempotency-Key' },
    });
    const malformed = await askApi(token, 'POST /contacts', { name: 'Ann' }, under('x'.repeat(256)));
    expect(malformed).toMatchObject({ status: 400, body: { field: 'Idempotency-Key' } });
    expect(await storedOf(admin, pia)).toEqual(before);
    expect((await askApi(other, 'POST /contacts', { name: 'Ann' }, under('order-1'))).status).toBe(201);
  });

  test('RV5 in quotation marks, as the draft writes it, is the same key', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    const first = await askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
    const second = await askApi(token, 'POST /contacts', { name: 'Zoé' }, under('"order-1"'));
    expect(second.body).toEqual(first.body);
    expect((await storedOf(admin, pia))?.contacts).toHaveLength(1);
  });

  test('RV5 sent ten times simultaneously to several processes has one effect: the first answer, or 409', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) => {
        if (n % 2 === 0) inAnotherProcess();
        return askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
      }),
    );
    expect((await storedOf(admin, pia))?.contacts).toHaveLength(1);
    const created = answers.filter(({ status }) => status === 201);
    expect(new Set(created.map(({ body }) => body.id)).size).toBe(1);
    for (const { status, body, headers } of answers.filter((answer) => !created.includes(answer))) {
      expect({ status, type: body.type }).toEqual({
        ...{ status: 409, type: 'urn:latchkey:problem:idempotency-key-in-use' },
      });
      expect(headers.get('retry-after')).toBe('1');
    }
    const later = await askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
    expect(later).toMatchObject({ status: 201, body: { id: created[0]?.body.id } });
  });

  test('RV5 FA1 of a request whose answer was lost in a crash answers 409, and does the work no second time', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    const ask = () => askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'));
    await ask();
    await admin`update action_requests set answer = null where owner like 'api-key:%'`;
    const before = await storedOf(admin, pia);
    expect(await ask()).toMatchObject({
      status: 409,
      body: { type: 'urn:latchkey:problem:idempotency-key-in-use' },
    });
    expect(await storedOf(admin, pia)).toEqual(before);
  });

  test('RV5 of a refused request may be used again', async () => {
    const { pia } = await parent();
    const token = await apiKeyOf(pia);
    expect((await askApi(token, 'POST /contacts', {}, under('order-1'))).status).toBe(400);
    expect((await askApi(token, 'POST /contacts', { name: 'Zoé' }, under('order-1'))).status).toBe(201);
  });
});
