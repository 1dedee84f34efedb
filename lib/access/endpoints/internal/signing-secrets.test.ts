import { expect, test } from 'vitest';
import { firstSecret, overlapHours, rotated, validSecrets } from './signing-secrets';

Object.assign(process.env, {
  APP_ORIGIN: 'https://latchkey.example.com',
  DATABASE_URL: 'postgres://latchkey:pw@db.example.com/latchkey',
  AUTH_SECRET: 'only-for-tests-only-for-tests-only',
});

const id = '01980000-0000-7000-8000-000000000001';
const now = 1_796_000_000_000;
const end = now + overlapHours * 3_600_000;

test('WH1 the previous secret signs for 24 hours beside its successor, and not a moment longer', () => {
  const first = firstSecret({ id });
  const next = rotated({ id, secrets: first.sealed }, now);
  const at = (moment: number) =>
    validSecrets({ id, secrets: next?.sealed ?? new Uint8Array() }, moment).map(({ secret }) => secret);
  expect(at(now)).toEqual([next?.secret, first.secret]);
  expect(at(end - 1)).toEqual([next?.secret, first.secret]);
  expect(at(end)).toEqual([next?.secret]);
});

test('WH1 a second rotation keeps the end of the first secret', () => {
  const first = firstSecret({ id });
  const second = rotated({ id, secrets: first.sealed }, now);
  const third = rotated({ id, secrets: second?.sealed ?? new Uint8Array() }, now + 3_600_000);
  const ofThird = { id, secrets: third?.sealed ?? new Uint8Array() };
  expect(validSecrets(ofThird, end - 1)).toHaveLength(3);
  expect(validSecrets(ofThird, end)).toHaveLength(2);
});

test('IN10 sealed secrets open for their own endpoint only', () => {
  const { sealed } = firstSecret({ id });
  expect(validSecrets({ id: `${id.slice(0, -1)}2`, secrets: sealed }, now)).toEqual([]);
});
