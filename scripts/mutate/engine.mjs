/**
 * Runs Stryker over the policy engine in two passes. The first runs all examples for each mutant, because compiled
 * policies are cached between tests and Stryker cannot tell which tests reach a mutant. Its survivors are tested by
 * the comparisons with the naive interpreter, which take seconds each. Arguments are the files to change; without any,
 * all of the engine.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';

const report = '.mutate/engine.json';
const stryker = 'scripts/mutate/node_modules/@stryker-mutator/core/bin/stryker.js';
const needed = 95;
const paths = process.argv.slice(2);

/** Returns the mutants by state after a pass: `against` selects the tests, `only` the mutants. */
function pass(against, only) {
  rmSync(report, { force: true });
  const args = [
    stryker,
    'run',
    'scripts/mutate/stryker.config.json',
    ...(only.length > 0 ? ['--mutate', only.join(',')] : []),
  ];
  spawnSync(process.execPath, args, { stdio: 'inherit', env: { ...process.env, MUTATE_AGAINST: against } });
  const { files } = JSON.parse(readFileSync(report, 'utf8'));
  return Object.entries(files).flatMap(([path, { source, mutants }]) =>
    mutants.map((mutant) => ({ ...mutant, path, original: between(source, mutant.location) })),
  );
}

function between(source, { start, end }) {
  const lines = source.split('\n').slice(start.line - 1, end.line);
  lines[lines.length - 1] = lines.at(-1).slice(0, end.column - 1);
  lines[0] = lines[0].slice(start.column - 1);
  return lines.join(' ').replaceAll(/\s+/g, ' ');
}

const isMissed = ({ status }) => status === 'Survived' || status === 'NoCoverage';
const keyOf = ({ path, location: { start, end }, replacement }) =>
  `${path}:${start.line}:${start.column}-${end.line}:${end.column} ${replacement}`;
const rangeOf = ({ path, location: { start, end } }) =>
  `${path}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;

mkdirSync('.mutate', { recursive: true });
const first = pass('examples', paths).filter(({ status }) => status !== 'Ignored');
const left = first.filter(isMissed);
const again = left.length > 0 ? pass('everything', [...new Set(left.map(rangeOf))]) : [];
const found = new Set(again.filter((mutant) => !isMissed(mutant)).map(keyOf));
const survivors = left.filter((mutant) => !found.has(keyOf(mutant)));

const score = (100 * (first.length - survivors.length)) / first.length;
for (const mutant of survivors) {
  console.log(`${mutant.path}:${mutant.location.start.line} ${mutant.original}  →  ${mutant.replacement}`);
}
console.log(
  `${first.length} mutants, ${left.length} missed by examples, ${survivors.length} by all: ${score.toFixed(2)} %`,
);
writeFileSync('.mutate/survivors.json', JSON.stringify(survivors, null, 2));
process.exit(score < needed ? 1 : 0);
