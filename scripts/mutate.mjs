/**
 * Measures what the tests miss: `npm run mutate` changes the policy engine (Stryker) and removes the guards of the
 * services, one change at a time, and runs the tests against each. Takes hours; not part of `npm test`.
 *
 *   npm run mutate -- engine [path …]
 *   npm run mutate -- guards [path prefix or path:line …] [--tests=path,path]
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));
const [part, ...paths] = process.argv.slice(2);

function run(program, args) {
  return spawnSync(program, args, { stdio: 'inherit', shell: process.platform === 'win32' }).status === 0;
}

if (!existsSync('scripts/mutate/node_modules')) {
  if (!run('npm', ['ci', '--prefix', 'scripts/mutate', '--no-audit', '--no-fund'])) process.exit(1);
}

const parts = {
  // Stryker needs Node 22; the tests themselves run under any.
  engine: () =>
    Number(process.versions.node.split('.')[0]) >= 22
      ? run(process.execPath, ['scripts/mutate/engine.mjs', ...paths])
      : run('npx', ['-y', '-p', 'node@24', 'node', 'scripts/mutate/engine.mjs', ...paths]),
  guards: () => run(process.execPath, ['--import', 'tsx', 'scripts/mutate/guards.mjs', ...paths]),
};

const chosen = part === undefined ? Object.values(parts) : [parts[part]];
if (chosen.includes(undefined))
  throw new Error(`There is no such part. Choose among ${Object.keys(parts).join(', ')}.`);
process.exit(chosen.map((measure) => measure()).every(Boolean) ? 0 : 1);
