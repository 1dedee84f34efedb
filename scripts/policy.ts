import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { models, workspaceModels } from '@/lib/access/models/registry';
import type { AccessModel } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';
import { decideLine } from './policy/decide-line';
import { modelSummary, modelsAsText, permissionList, permissionsAsText } from './policy/print-catalogue';
import { matrixAsCsv, matrixAsText } from './policy/print-matrix';
import { findingsAsText, proveModel } from './policy/prove-model';
import { withRolesOf } from './policy/read-roles';

const usage = `Usage: npm run --silent policy -- <command>

  models [--json]                  the access models, with their roles and restrictions
  permissions [MODEL] [--json]     every permission, and what it is asked about
  matrix MODEL [--json | --csv]    what each role of a model has; with --roles FILE also roles of one's
                                   own: [{"id", "base", "permissions", "label", "description"}] in JSON
  prove [MODEL] [--json]           asks the engine and a second interpreter about every access, and follows all
                                   administrative acts of every person and every two, with custom roles; exit
                                   code 1 and the path if one leads above what they began with. --rights N:
                                   every set of up to N rights of a role (18 takes an hour; 8 if absent)
  decide                           reads a question a line in JSON from standard input,
                                   writes a decision a line; exit code 1 if a line was no question

A question: {"model": "team-inbox", "role": "manager", "restrictions": ["data-export"], "grants": [],
"plan": "growth", "level": 0, "permission": "contacts.export", "target": {"kind": "workspace"}}
(on one line), and where they matter "flags" (prepaid, payment-method, ad-account, delegated), "status" and
"self": {"userId", "seats", "teams"}.`;

/** Answers the lines of standard input as they come. Resolves to the exit code. */
async function decideAll(): Promise<number> {
  let code = 0;
  async function* answers() {
    for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
      const { ok, answer } = decideLine(line);
      if (!ok) code = 1;
      yield `${JSON.stringify(answer)}\n`;
    }
  }
  await pipeline(Readable.from(answers()), process.stdout, { end: false });
  return code;
}

/** Proves each model after the other. Resolves to the exit code. */
function proveAll(
  chosen: readonly AccessModel[],
  whole: number,
  print: (value: unknown, text: () => string) => void,
): number {
  const hasCustomRoles = (id: string) => workspaceModels.some((model) => model.id === id);
  const all = chosen.map((model) => proveModel(model, { whole, withCustomRoles: hasCustomRoles(model.id) }));
  print(all, () => findingsAsText(all));
  return all.some(({ wayUp, disagreements }) => wayUp || disagreements.length > 0) ? 1 : 0;
}

function misused(problem: string): number {
  console.error(`${problem}\n\n${usage}`);
  return 2;
}

async function run(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      json: { type: 'boolean' },
      csv: { type: 'boolean' },
      roles: { type: 'string' },
      rights: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  const [command, id, ...rest] = positionals;
  const { json = false, csv = false, help = false } = values;
  if (help) {
    console.log(usage);
    return 0;
  }
  if (rest.length > 0) return misused(`What is "${rest.join(' ')}"?`);
  if (command === 'decide') return id === undefined ? decideAll() : misused('decide takes no argument.');

  const model = id === undefined ? undefined : models.get(id);
  if (id !== undefined && !model) {
    return misused(`There is no access model "${id}". There are: ${[...models.keys()].join(', ')}.`);
  }
  const chosen = model ? [model] : [...models.values()];
  const print = (value: unknown, text: () => string) =>
    console.log(json ? JSON.stringify(value, null, 2) : text());
  const printMatrix = (of: AccessModel) =>
    print(matrix(of), () => (csv ? matrixAsCsv(of) : matrixAsText(of)));
  switch (command) {
    case 'models':
      print(chosen.map(modelSummary), () => modelsAsText(chosen));
      return 0;
    case 'permissions':
      print(permissionList(chosen), () => permissionsAsText(chosen));
      return 0;
    case 'matrix':
      if (!model) return misused('Which model? matrix MODEL');
      printMatrix(values.roles === undefined ? model : withRolesOf(values.roles, model));
      return 0;
    case 'prove':
      return proveAll(chosen, Number(values.rights ?? 8), print);
    default:
      return misused(command === undefined ? 'Which command?' : `There is no command "${command}".`);
  }
}

// A reader that closes early (`| head`) is not a failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

try {
  process.exitCode = await run(process.argv.slice(2));
} catch (error) {
  process.exitCode = misused(error instanceof Error ? error.message : String(error));
}
