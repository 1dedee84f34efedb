import { parseArgs } from 'node:util';
import { buildIfNeeded } from './build';
import type { Finding } from './faults/finding';
import { startDatabases } from './scaling/arrange';
import { passThePooler } from './scaling/pass-the-pooler';
import { readFromReplica, readWithoutReplica } from './scaling/read-from-replica';
import { workThroughFailover } from './scaling/work-through-failover';

/**
 * `npm run test:scaling [-- --people 60 --seconds 60 --streams 60]`: three processes behind nginx on a primary behind
 * PgBouncer with a synchronous replica, another one to read from, and prints what was tried and what was found (docs/scaling.md). Needs a production
 * build and Debian's packages nginx, pgbouncer and postgresql; it runs them in a temporary directory, not as services.
 */
const { values } = parseArgs({
  options: {
    people: { type: 'string', default: '60' },
    seconds: { type: 'string', default: '60' },
    streams: { type: 'string', default: '60' },
  },
});
const [people, seconds, streams] = [values.people, values.seconds, values.streams].map(Number);

async function run(): Promise<Finding[]> {
  if (!(await buildIfNeeded())) throw new Error('The production build failed.');
  const databases = await startDatabases();
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void databases.stop().finally(() => process.exit(1)));
  try {
    const pooling = await passThePooler(databases);
    const sizes = { people: people ?? 0, seconds: seconds ?? 0, streams: streams ?? 0 };
    const reading = await readFromReplica(databases);
    const failover = await workThroughFailover(databases, sizes);
    return [...pooling, ...reading, ...failover, ...(await readWithoutReplica(databases))];
  } finally {
    await databases.stop();
  }
}

try {
  const findings = await run();
  for (const { fault, found, isSound } of findings)
    console.log(`${isSound ? 'ok ' : 'NOT'} ${fault}\n      ${found}`);
  const failed = findings.filter(({ isSound }) => !isSound).length;
  console.log(`\n${findings.length - failed} sound, ${failed} not`);
  process.exit(failed > 0 ? 1 : 0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
