import { parseArgs } from 'node:util';
import { erasePerson, NotErasable } from './erase/erase-person';
import { explainFailure } from './explain-failure';
import { withDatabase } from './with-database';

const usage = `Usage: npm run --silent erase -- ADDRESS

Erases a person who has left every organisation: the account of this address, their name and address in what they
left behind, and the text of the audit events that name them. Their hashes stay, so that the trail still verifies.
The database is that of DATABASE_URL (as the role that owns the tables), or the embedded one of ./data
(DATA_DIRECTORY) while Latchkey is stopped. It cannot be undone.`;

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { help: { type: 'boolean', short: 'h' } },
  });
  const [email, ...rest] = positionals;
  if (values.help || !email || rest.length > 0) {
    (values.help ? console.log : console.error)(usage);
    return values.help ? 0 : 2;
  }
  const { organisations, events } = await withDatabase((url) => erasePerson(url, email));
  console.log(`Erased, with the text of ${events} events in ${organisations.length} audit trails.`);
  return 0;
}

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  console.error(error instanceof NotErasable ? error.message : explainFailure(error));
  process.exitCode = 1;
}
