import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/platform/log';
import { failure } from './failure';

const logged = vi.spyOn(log, 'error').mockReturnValue();
afterEach(() => logged.mockClear());

/** As the driver throws it and Drizzle wraps it: the message contains the statement and its parameters. */
function refused(code: string): Error {
  const cause = Object.assign(new Error('value too long: Confidential'), { code, detail: 'Confidential' });
  return new DrizzleQueryError('update contacts set name = $1', ['Confidential'], cause);
}

test('SA11 a failed statement shows its reference alone, and is logged without parameters', () => {
  const answer = failure(refused('22001'));
  expect(answer).toEqual({ kind: 'fault', status: 500, message: 'fault', reference: expect.any(String) });
  expect(logged).toHaveBeenCalledOnce();
  const line = JSON.stringify(logged.mock.calls);
  expect(line).toContain(answer.reference);
  expect(line).toContain('22001');
  expect(line).not.toMatch(/Confidential|update contacts/);
});

test('FA9 a change that conflicted three times is stale, and the answer does not mention the database', () => {
  for (const code of ['40001', '40P01'])
    expect(failure(refused(code))).toMatchObject({ kind: 'stale', status: 409 });
});

test('FA3 FA4 a database that is away or full is reported as unavailable', () => {
  for (const code of ['08006', '53100', '53300', '57P01', '58030']) {
    expect(failure(refused(code))).toMatchObject({ kind: 'unavailable', status: 503 });
  }
  const lost = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(failure(lost)).toMatchObject({ kind: 'unavailable', status: 503 });
});
