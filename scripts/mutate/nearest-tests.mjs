import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Tests of size, random seeds and killed processes take a minute each, and none of them tests a refusal. */
const slow = /^scripts\/|killed|at-scale|exhausted/;

const imported = /(?:from|import|import\()\s*['"]((?:@\/|\.\.?\/)[^'"]+)['"]/g;

/**
 * Finds the tests of a file by the import graph: those of its folder first, then those of the folders above.
 *
 * @param {string[]} paths every source file, relative to the root
 * @returns {(path: string) => string[]}
 */
export function testsByImport(paths) {
  const known = new Set(paths);
  const importers = new Map();
  for (const path of paths) {
    if (!existsSync(path)) continue;
    for (const [, specifier = ''] of readFileSync(path, 'utf8').matchAll(imported)) {
      const target = resolve(path, specifier, known);
      if (target) importers.set(target, [...(importers.get(target) ?? []), path]);
    }
  }
  return (path) => {
    const reached = new Set([path]);
    for (const each of reached) for (const next of importers.get(each) ?? []) reached.add(next);
    const tests = [...reached].filter((each) => /\.test\.tsx?$/.test(each) && !slow.test(each));
    return tests.sort((one, other) => sharedFolders(path, other) - sharedFolders(path, one));
  };
}

/** The number of folders that two paths begin with. */
function sharedFolders(one, other) {
  const [folders, others] = [dirname(one).split('/'), dirname(other).split('/')];
  const differ = folders.findIndex((folder, depth) => folder !== others[depth]);
  return differ === -1 ? folders.length : differ;
}

function resolve(from, specifier, known) {
  const path = specifier.startsWith('@/') ? specifier.slice(2) : join(dirname(from), specifier);
  return [path, `${path}.ts`, `${path}.tsx`].find((each) => known.has(each));
}
