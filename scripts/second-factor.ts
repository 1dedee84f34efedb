import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@/db/embedded/server';
import { explainFailure } from './explain-failure';
import { beginReset } from './second-factor/begin-reset';

const usage = `Usage: npm run --silent second-factor -- reset EMAIL

  reset EMAIL     prints a link that removes the lost second factor of this person, once and within one hour: in the
                  database of DATABASE_URL, or in the embedded one of ./data (DATA_DIRECTORY) while Latchkey is stopped

Make sure that it is them before you pass the link on. Nothing changes until it is opened.`;

async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  if (process.env.DATABASE_URL) return work(process.env.DATABASE_URL);
  const directory = resolve(process.env.DATA_DIRECTORY || 'data');
  if (!existsSync(directory))
    throw new Error(`There is no data directory ${directory}. Set DATABASE_URL or DATA_DIRECTORY.`);
  const server = await startEmbedded({ directory });
  try {
    return await work(server.url);
  } finally {
    await server.stop();
  }
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [command, email, ...rest] = positionals;
  if (values.help) {
    console.log(usage);
    return 0;
  }
  if (command !== 'reset' || email === undefined || rest.length > 0) {
    console.error(usage);
    return 2;
  }
  const token = await withDatabase((url) => beginReset(url, email));
  if (token === null) {
    console.error(`${email} has no account with a second factor.`);
    return 1;
  }
  console.log(`${process.env.APP_ORIGIN ?? 'http://localhost:3000'}/reset-factor/${token}`);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 2;
}
