import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding } from './faults/finding';
import { killProcesses } from './faults/kill-processes';
import { runFaultTests } from './faults/run-tests';

/**
 * `npm run test:faults [-- --kills 200]`: breaks what Latchkey needs, and prints what was tried and what was found
 * (docs/security.md, Faults). Takes about half an hour.
 */
const { values } = parseArgs({ options: { kills: { type: 'string', default: '200' } } });

function line({ fault, tried, found, isSound }: Finding): string {
  return `${isSound ? 'ok ' : 'NOT'} ${fault}\n      ${tried === 'test' ? found : `${tried}: ${found}`}`;
}

const reports = await mkdtemp(join(tmpdir(), 'latchkey-faults-'));
const findings: Finding[] = [];
for (const next of [async () => [await killProcesses(Number(values.kills))], () => runFaultTests(reports)]) {
  const found = await next();
  findings.push(...found);
  console.log(found.map(line).join('\n'));
}
await rm(reports, { recursive: true, force: true });
const failed = findings.filter(({ isSound }) => !isSound).length;
console.log(`\n${findings.length - failed} sound, ${failed} not`);
process.exit(failed > 0 ? 1 : 0);
