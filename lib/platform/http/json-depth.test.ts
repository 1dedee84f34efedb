import { expect, test } from 'vitest';
import { depthOf } from './json-depth';

test.each([
  ['7', 0],
  ['{}', 1],
  ['{"a":[1,{"b":[]}]}', 4],
  ['"[[["', 0],
  ['"\\"[["', 0],
  ['[1][2]', 1],
  ['['.repeat(200_000), 200_000],
])('SA8 the depth of %.20s is %d', (json, depth) => {
  expect(depthOf(json)).toBe(depth);
});
