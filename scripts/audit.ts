import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { type Checkpoint, readNote } from '@/lib/access/audit/checkpoint';
import type { Verdict } from './audit/verify-database';
import { explainFailure } from './explain-failure';
import { withDatabase } from './with-database';

const usage = `Usage: npm run --silent audit -- verify [FILE] [--against CHECKPOINT [--key KEY]]

  verify          verifies the audit trail of each organisation in the database: that of DATABASE_URL, or the
                  embedded one of ./data (DATA_DIRECTORY) while Latchkey is stopped
  verify FILE     verifies an exported trail (JSON Lines) without a database

  --against CHECKPOINT
                  compares with a checkpoint that was downloaded earlier: shows events cut off at the end since then,
                  and a trail that was written anew
  --key KEY       the public key of the installation, which must have signed the checkpoint

It names the first event that was changed, inserted, deleted or moved; exit code 1. Whether events were cut off at
the end of a file, only a checkpoint shows.`;

const reasons: Record<NonNullable<Verdict['fault']>['reason'], string> = {
  body: 'its text is not an event',
  hash: 'its text does not have its hash',
  seq: 'another event is in its place',
  previous: 'it does not follow the event before it',
  organisation: 'it belongs to another organisation',
  columns: 'the columns of its row differ from its text',
  head: 'the trail does not end as its head says',
  checkpoint: 'the events up to it are not those of the checkpoint',
  truncated: 'it is missing, and the checkpoint covers it',
  erased: 'its text is missing, and no event says that it was erased',
};

function report(name: string, { size, fault }: Pick<Verdict, 'size' | 'fault'>): boolean {
  console.log(
    fault
      ? `${name}: event ${fault.seq} is wrong: ${reasons[fault.reason]}.`
      : `${name}: ${size} ${size === 1 ? 'event is' : 'events are'} as written.`,
  );
  return !fault;
}

async function verifyFrom(url: string, checkpoint?: Checkpoint): Promise<boolean> {
  const { verifyDatabase } = await import('./audit/verify-database');
  const verdicts = await verifyDatabase(url, checkpoint);
  if (checkpoint && !verdicts.some(({ organisationId }) => checkpoint.origin.endsWith(`/${organisationId}`)))
    throw new Error(`The database has no trail of ${checkpoint.origin}.`);
  for (const { organisationId, erased } of verdicts)
    if (erased > 0)
      console.log(`${organisationId}: ${erased} events have no text, because a person was erased.`);
  return verdicts.map((verdict) => report(verdict.organisationId, verdict)).every(Boolean);
}

/** @throws Error when the file is not a checkpoint, or the key did not sign it */
async function readCheckpoint(path: string, key: string | undefined): Promise<Checkpoint> {
  const checkpoint = readNote(await readFile(path, 'utf8'), key);
  if (!checkpoint)
    throw new Error(
      key ? `${path} is not a checkpoint that this key signed.` : `${path} is not a checkpoint.`,
    );
  if (!key) console.log(`${path}: the signature was not checked, because --key is missing.`);
  return checkpoint;
}

async function verify(file: string | undefined, checkpoint?: Checkpoint): Promise<boolean> {
  if (file === undefined) return withDatabase((url) => verifyFrom(url, checkpoint));
  const { verifyFile } = await import('./audit/verify-file');
  const verdict = await verifyFile(file, checkpoint);
  if (verdict.withheld > 0)
    console.log(
      `${file}: ${verdict.withheld} events have no text, only a hash: their exporter could not see them, or a person was erased.`,
    );
  return report(file, verdict);
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      help: { type: 'boolean', short: 'h' },
      against: { type: 'string' },
      key: { type: 'string' },
    },
  });
  const [command, file, ...rest] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (command !== 'verify' || rest.length > 0 || (values.key && !values.against)) {
    console.error(usage);
    return 2;
  }
  const checkpoint =
    values.against === undefined ? undefined : await readCheckpoint(values.against, values.key);
  return (await verify(file, checkpoint)) ? 0 : 1;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 2;
}
