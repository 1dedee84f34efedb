import { expect, test } from 'vitest';
import { z } from 'zod';
import lock from '@/package-lock.json';

const Packages = z.record(
  z.string(),
  z.object({
    optionalDependencies: z.record(z.string(), z.string()).optional(),
    resolved: z.string().optional(),
  }),
);

const packages = Packages.parse(lock.packages);

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
