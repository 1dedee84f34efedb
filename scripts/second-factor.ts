import { parseArgs } from 'node:util';
import { explainFailure } from './explain-failure';
import { beginReset } from './second-factor/begin-reset';
import { withDatabase } from './with-database';

const usage = `Usage: npm run --silent second-factor -- reset EMAIL

  reset EMAIL     prints a link that removes the lost second factor of this person, once and within one hour: in the
                  database of DATABASE_URL, or in the embedded one of ./data (DATA_DIRECTORY) while Latchkey is stopped

Make sure that it is them before you pass the link on. Nothing changes until it is opened.`;

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
