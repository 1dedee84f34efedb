import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const storedStatus = /\b(members|m|holder|other)\.status(,| =) '(active|suspended|invited)'/;

test('B4 SE8 no query asks the stored status whether a member is active', () => {
  const files = readdirSync('lib', { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.ts$/.test(path) && !/test-support|context\/member-now/.test(path))
    .map((path) => `lib/${path}`);
  expect(files.length).toBeGreaterThan(300);
  expect(files.filter((path) => storedStatus.test(readFileSync(path, 'utf8')))).toEqual([]);
});
