import { readdirSync, readFileSync } from 'node:fs';
import { type SourceFile, sourceFiles } from '@/scripts/check/source';
import { decisionsIndex } from './decisions';
import { groupsOf, idsIn, linked, type Rule, rulesOf } from './rules';
import { type Listed, listedTests } from './titles';

/** A rule with the files that decide and enforce it, the pages that show it, and the titles of its tests by file. */
export interface Proved extends Rule {
  services: string[];
  shown: string[];
  tests: Map<string, string[]>;
}

/** Returns the current proofs, and the text of every generated page by its path. */
export async function currentPages(): Promise<{ proved: Proved[]; pages: Map<string, string> }> {
  const sources = ['docs/rules.md', 'docs/security.md'].map((path) => ({
    path,
    text: readFileSync(path, 'utf8'),
  }));
  const rules = sources.flatMap(({ text }) => rulesOf(text));
  const code = sourceFiles(/^(?:app|components|db|lib|scripts|proxy|instrumentation)\b.*\.(?:tsx?|mjs)$/);
  const proved = prove(rules, code, await listedTests());
  const decisions = readdirSync('docs/decisions').map((path) => ({
    path,
    text: readFileSync(`docs/decisions/${path}`, 'utf8'),
  }));
  const pages = groupsOf(proved).map(
    ({ name, title, rules }) => [`docs/proofs/${name}.md`, proofsPage(title, rules)] as const,
  );
  return {
    proved,
    pages: new Map([
      ...pages,
      ...sources.map(({ path, text }) => [path, linked(text)] as const),
      ['docs/decisions/README.md', decisionsIndex(decisions)],
    ]),
  };
}

const isNoCode = /\.test\.|test-support|^scripts\/proofs/;
const isPage = /^(?:app|components)\/.*\.tsx$/;

/** Finds rule ids in the comments of the code and in the titles of the tests. */
export function prove(
  rules: readonly Rule[],
  code: readonly SourceFile[],
  tests: readonly Listed[],
): Proved[] {
  const found = new Map(
    rules.map((rule): [string, Proved] => [
      rule.id,
      { ...rule, services: [], shown: [], tests: new Map<string, string[]>() },
    ]),
  );
  for (const { path, text } of code.filter(({ path }) => !isNoCode.test(path))) {
    const comments = text.match(/\/\*[\s\S]*?\*\/|\/\/.*/g)?.join('\n') ?? '';
    for (const id of idsIn(comments)) found.get(id)?.[isPage.test(path) ? 'shown' : 'services'].push(path);
  }
  for (const { path, titles } of tests) {
    for (const title of titles) {
      for (const id of idsIn(title)) {
        const own = found.get(id)?.tests;
        if (!own?.get(path)?.includes(title)) own?.set(path, [...(own.get(path) ?? []), title]);
      }
    }
  }
  return [...found.values()];
}

function proofsPage(title: string, rules: readonly Proved[]): string {
  return `# ${title}: proofs

Where each rule is decided, enforced, shown and tested. \`npm run proofs\` writes this page from the comments of the
code and the titles of the tests that name the rule; \`npm test\` holds it current.

${rules.map(section).join('\n')}`;
}

/** The engine and the models decide; services enforce. */
const decides = /^lib\/(?:policy|access\/models)\//;

const line = (what: string, paths: readonly string[]): string[] =>
  paths.length > 0 ? [`**${what}:** ${paths.map(fileLink).join(' · ')}\n`] : [];

function section({ id, sentence, services, shown, tests }: Proved): string {
  const listed = [...tests].sort(([one], [other]) => (one < other ? -1 : 1));
  return [
    `## ${id}\n`,
    `${sentence}\n`,
    ...line(
      'Decided',
      services.filter((path) => decides.test(path)),
    ),
    ...line(
      'Enforced',
      services.filter((path) => !decides.test(path)),
    ),
    ...line('Shown', shown),
    '**Tested:**\n',
    ...listed.map(([path, titles]) => `- ${fileLink(path)}: ${titles.map(escaped).join(' · ')}`),
    '',
  ].join('\n');
}

const fileLink = (path: string) => `[\`${path}\`](<../../${path}>)`;

const escaped = (title: string) => title.replace(/[|<>`*_[\]]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
