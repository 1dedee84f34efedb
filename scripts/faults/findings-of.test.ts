import { describe, expect, test } from 'vitest';
import { findingsOf } from './findings-of';

const result = (title: string, status: string, failureMessages: string[] = []) => ({
  ...{ title, status, failureMessages },
});
const file = (status: string, assertionResults: object[], message = '') => ({
  testResults: [{ name: 'lost.db.test.ts', status, message, assertionResults }],
});

describe('the table of faults', () => {
  test('has a line for each test that ran, in the order of the rules', () => {
    const report = file('passed', [
      result('FA10 later', 'passed'),
      result('FA2 first', 'passed'),
      result('S1.1 another', 'skipped'),
    ]);
    expect(findingsOf(report, 0).map(({ fault, isSound }) => [fault, isSound])).toEqual([
      ['FA2 first', true],
      ['FA10 later', true],
    ]);
  });

  test('says why a test failed', () => {
    const report = file('failed', [result('FA1 nothing is lost', 'failed', ['Error: one was'])]);
    expect(findingsOf(report, 1)).toEqual([
      {
        ...{ fault: 'FA1 nothing is lost', tried: 'test', isSound: false },
        found: 'failed\n      Error: one was',
      },
    ]);
  });

  test('names a file that could not be loaded, whose tests are missing', () => {
    const [found] = findingsOf(file('failed', [], 'Error: no such module'), 1);
    expect(found).toMatchObject({
      fault: 'lost.db.test.ts',
      found: 'Error: no such module',
      isSound: false,
    });
  });

  test('is not sound where the run ended otherwise than its tests', () => {
    const found = findingsOf(file('passed', [result('FA1 nothing is lost', 'passed')]), 1);
    expect(found.filter(({ isSound }) => !isSound)).toHaveLength(1);
  });
});
