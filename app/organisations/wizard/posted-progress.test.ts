import { expect, test } from 'vitest';
import type { FormAnswer } from '@/lib/platform/action-result';
import { postedProgress } from './posted-progress';

const steps = [{ fields: ['name'] }, { fields: ['country'] }, { fields: ['email', 'password'] }];

function refused(values: Record<string, string>, ...fields: string[]): FormAnswer {
  return {
    values,
    error: {
      kind: 'invalid',
      status: 400,
      message: 'invalid-fields',
      fields: Object.fromEntries(fields.map((name) => [name, 'required'])),
    },
  };
}

test('a step posted before its script ran leads to the next, without the errors of steps not shown yet', () => {
  expect(postedProgress(refused({ name: 'A', step: '0' }, 'country', 'password'), steps)).toEqual({
    from: 1,
    answer: { values: { name: 'A' }, error: null },
  });
});

test('a step posted with an error stays, and shows its own errors only', () => {
  const { from, answer } = postedProgress(refused({ step: '0' }, 'name', 'country'), steps);
  expect(from).toBe(0);
  expect(answer?.error?.fields).toEqual({ name: 'required' });
});

test('a form posted as a whole shows all its errors, from the first step with one', () => {
  const { from, answer } = postedProgress(refused({ step: '0', whole: 'yes' }, 'country', 'password'), steps);
  expect(from).toBe(1);
  expect(Object.keys(answer?.error?.fields ?? {})).toEqual(['country', 'password']);
});

test('a refusal that names no field is shown at the posted step; an invented step is the first or the last', () => {
  expect(postedProgress(refused({ step: '2' }), steps)).toMatchObject({ from: 2, answer: { error: {} } });
  expect(postedProgress(refused({ step: '99' }), steps).from).toBe(2);
  expect(postedProgress(refused({ step: 'x' }), steps).from).toBe(0);
});

test('without an answer the wizard begins at its first step', () => {
  expect(postedProgress(undefined, steps)).toEqual({ from: 0, answer: undefined });
});
