import { expect, test } from 'vitest';
import { sourceFiles } from './source';
import { longTests } from './test-length';

const lines = (count: number) => '\n'.repeat(count - 1);
const found = (text: string) => longTests({ path: 'e2e/some.spec.ts', text });

test('no test is longer than 60 lines', () => {
  expect(sourceFiles(/\.(?:test|spec)\.tsx?$/).flatMap(longTests)).toEqual([]);
});

test.each([
  ['a test', `test('R1', () => {${lines(61)}});`],
  ['a test in a group', `describe('R1', () => { it('R1', () => {${lines(61)}}); });`],
  ['a table of cases', `test.each([${lines(61)}])('R1 %s', () => {});`],
  ['a table of cases as a template', `test.each\`${lines(61)}\`('R1 $a', () => {});`],
])('%s of 61 lines is found', (_, text) => {
  expect(found(text)).toEqual(['e2e/some.spec.ts:1 a test of 61 lines; at most 60']);
});

test.each([
  ['a test of 60 lines', `test('R1', () => {${lines(60)}});`],
  ['a long group of tests', `test.describe('R1', () => {${lines(90)}});`],
  ['a long function', `const step = (test: string) => {${lines(90)}};`],
])('%s passes', (_, text) => {
  expect(found(text)).toEqual([]);
});
