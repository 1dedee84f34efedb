import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';
import manifest from '@/package.json';
import lock from '@/package-lock.json';

const Packages = z.record(
  z.string(),
  z.object({
    optionalDependencies: z.record(z.string(), z.string()).optional(),
    resolved: z.string().optional(),
    license: z.string().optional(),
    integrity: z.string().optional(),
    optional: z.boolean().optional(),
  }),
);

const { '': ours, ...installed } = Packages.parse(lock.packages);
const packages = { '': ours ?? {}, ...installed };

/** Licences that ask for nothing but their text, or only for changes of the package itself. */
const allowed = new Set([
  '0BSD',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'BlueOak-1.0.0',
  'CC-BY-4.0',
  'ISC',
  'LGPL-3.0-or-later',
  'MIT',
  'MIT-0',
  'MIT/X11',
  'MPL-2.0',
  'OFL-1.1',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Whether every part of an expression of SPDX with AND, or one part of one with OR, is allowed. */
const isAllowed = (license: string) =>
  license
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((choice) => choice.split(' AND ').every((part) => allowed.has(part)));

/** Where npm would find `name` for a package at `path`: beside it, or beside any of its parents. */
function isLocked(path: string, name: string): boolean {
  for (let parent = path; ; parent = parent.slice(0, Math.max(parent.lastIndexOf('/node_modules/'), 0))) {
    if (`${parent ? `${parent}/` : ''}node_modules/${name}` in packages) return true;
    if (parent === '') return false;
  }
}

test('the lock file has the packages of every platform, or npm ci fails on a fresh clone', () => {
  const missing = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !isLocked(path, name)),
  );
  expect(missing).toEqual([]);
});

test('the lock file names no registry', () => {
  expect(Object.entries(packages).filter(([, { resolved }]) => resolved)).toEqual([]);
});

test('every package has a licence that the list of dependencies names', () => {
  // Of other platforms npm records none: they have that of the package that wants them.
  const withoutText = new Set(['node_modules/rai', 'node_modules/simplesmtp']);
  const refused = Object.entries(installed).filter(([path, { license, optional }]) =>
    license ? !isAllowed(license) : !(optional || withoutText.has(path)),
  );
  expect(refused).toEqual([]);
});

test('every package has the hash of its content', () => {
  expect(Object.entries(installed).filter(([, { integrity, optional }]) => !(integrity || optional))).toEqual(
    [],
  );
});

test('docs/dependencies.md has a line for each package that we chose, and for no other', () => {
  const text = readFileSync('docs/dependencies.md', 'utf8');
  const lines = [...text.matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  const { dependencies, devDependencies } = manifest;
  expect(lines.sort()).toEqual(Object.keys({ ...dependencies, ...devDependencies }).sort());
});
