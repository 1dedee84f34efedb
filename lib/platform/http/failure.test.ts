import { DrizzleQueryError } from 'drizzle-orm/errors';
import { afterEach, expect, test, vi } from 'vitest';
import { log } from '@/lib/platform/log';
import { failure } from './failure';

const logged = vi.spyOn(log, 'error').mockReturnValue();
afterEach(() => logged.mockClear());

/** As the driver throws it and Drizzle wraps it: the message repeats the statement and what was bound. */
function refused(code: string): Error {
  const cause = Object.assign(new Error('value too long: Confidential'), { code, detail: 'Confidential' });
  return new DrizzleQueryError('update contacts set name = $1', ['Confidential'], cause);
}

test('SA11 a statement that fails is told by its reference alone, and logged without what was bound', () => {
  const told = failure(refused('22001'));
  expect(told).toEqual({ kind: 'fault', status: 500, message: 'fault', reference: expect.any(String) });
  expect(logged).toHaveBeenCalledOnce();
  const line = JSON.stringify(logged.mock.calls);
  expect(line).toContain(told.reference);
  expect(line).toContain('22001');
  expect(line).not.toMatch(/Confidential|update contacts/);
});

test('FA9 what raced three times is stale, and nobody is told of the database', () => {
  for (const code of ['40001', '40P01'])
    expect(failure(refused(code))).toMatchObject({ kind: 'stale', status: 409 });
});

test('FA3 FA4 a database that is away or full is told as such', () => {
  for (const code of ['08006', '53100', '53300', '57P01', '58030']) {
    expect(failure(refused(code))).toMatchObject({ kind: 'unavailable', status: 503 });
  }
  const lost = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
  expect(failure(lost)).toMatchObject({ kind: 'unavailable', status: 503 });
});
