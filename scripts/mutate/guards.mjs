/**
 * Removes each guard of `lib/access` and `lib/work` one at a time and runs the tests that reach it, in memory: no
 * file is changed. Prints a row per guard, and at the end the guards that no test misses.
 *
 * npm run mutate -- guards [path prefix or path:line …] [--tests=path,path]
 *
 * With `--tests` each guard runs against these tests only: it shows which of them misses the guard.
 */
import { execFileSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createVitest } from 'vitest/node';
import { guardsIn } from './guard-statements.mjs';
import { testsByImport } from './nearest-tests.mjs';

const root = process.cwd();
const table = '.mutate/guards.tsv';
const guarded = /^lib\/(?:access|platform|work)\/(?!.*test-support\/).*(?<!\.test)\.ts$/;
const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--tests='));
const given = process.argv.find((argument) => argument.startsWith('--tests='))?.slice('--tests='.length);
/** Tests of the same folder miss most guards; only the remaining guards are run against distant tests. */
const rounds = given
  ? [[0, given.split(',').length]]
  : [
      [0, 5],
      [5, 28],
    ];
const paths = execFileSync('git', ['ls-files'], { encoding: 'utf8' })
  .split('\n')
  .filter((path) => /\.tsx?$/.test(path));
const files = paths.filter(
  (path) =>
    guarded.test(path) &&
    (asked.length === 0 || asked.some((at) => path.startsWith(at) || at.startsWith(`${path}:`))),
);

let mutant = { path: '', source: '' };
const plugin = {
  name: 'mutant',
  enforce: 'pre',
  load: (id) => (id.split('?')[0] === join(root, mutant.path) ? mutant.source : null),
};

const { default: config } = await import('../../vitest.config.ts');
const projects = config.test.projects
  .filter(({ test }) => ['unit', 'unit-alone', 'db', 'db-alone'].includes(test.name))
  .map((project) => ({
    ...project,
    plugins: [...(project.plugins ?? []), plugin],
    test: { ...project.test, testTimeout: 60_000 },
  }));
const vitest = await createVitest('test', {
  config: false,
  root,
  projects,
  watch: false,
  bail: 1,
  maxWorkers: 1,
  reporters: [{}],
});
// The test server must end with this process.
for (const signal of ['SIGINT', 'SIGTERM'])
  process.once(signal, () => vitest.close().finally(() => process.exit(1)));
await vitest.standalone();
const specifications = new Map();
for (const each of await vitest.globTestSpecifications()) specifications.set(each.moduleId, each);

/** Returns the first of these tests that fails with this source in place of the file; null if all pass. */
async function missedBy(path, source, tests) {
  mutant = { path, source };
  vitest.invalidateFile(join(root, path));
  const wanted = tests.map((test) => specifications.get(join(root, test))).filter(Boolean);
  if (wanted.length === 0) return null;
  // Failures of earlier runs would count towards `bail`, and be reported again.
  vitest.state.filesMap.clear();
  vitest.state.idMap.clear();
  vitest.state.errorsSet.clear();
  const { testModules, unhandledErrors } = await vitest.runTestSpecifications(wanted);
  for (const module of testModules) {
    for (const test of module.children.allTests('failed')) return `${module.relativeModuleId}: ${test.name}`;
    if (module.state() === 'failed') return module.relativeModuleId;
  }
  return unhandledErrors.length > 0 ? 'an unhandled error' : null;
}

mkdirSync('.mutate', { recursive: true });
writeFileSync(table, '');
const testsOf = given ? () => given.split(',') : testsByImport(paths);
const isAsked = ({ path, line }) =>
  asked.length === 0 || asked.some((at) => path.startsWith(at) || at === `${path}:${line}`);
let left = files
  .flatMap((path) => {
    const source = readFileSync(path, 'utf8');
    return guardsIn(source).map((guard) => ({
      ...guard,
      path,
      mutated: `${source.slice(0, guard.start)};${source.slice(guard.end)}`,
    }));
  })
  .filter(isAsked);
const removed = left.length;
// Permission checks first: they matter most if the run is interrupted.
left.sort((one, other) => Number(one.text.startsWith('if')) - Number(other.text.startsWith('if')));
for (const [from, to] of rounds) {
  const survivors = [];
  for (const guard of left) {
    const by = await missedBy(guard.path, guard.mutated, testsOf(guard.path).slice(from, to));
    const row = `${guard.path}:${guard.line}\t${guard.text}\t${by ?? `no test up to number ${to}`}`;
    console.log(row);
    appendFileSync(table, `${row}\n`);
    if (by === null) survivors.push(guard);
    mutant = { path: '', source: '' };
    vitest.invalidateFile(join(root, guard.path));
  }
  left = survivors;
}
await vitest.close();
console.log(`\n${removed} guards removed, ${removed - left.length} missed by a test. Missed by none:`);
for (const { path, line, text } of left) console.log(`${path}:${line}\t${text}`);
process.exit(left.length > 0 ? 1 : 0);
