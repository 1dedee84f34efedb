import { pathToFileURL } from 'node:url';
import { lineAt, type SourceFile, sourceFiles } from './source';
import { textOf } from './text-of-source';
import { avoided } from './word-list';

/** The folders and files that are free of avoided words. `npm test` fails when one comes back. */
export const held = [
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'README.md',
  'SECURITY.md',
  'app',
  'components',
  'db',
  'docs',
  'e2e',
  'lib/access',
  'lib/background.ts',
  'lib/modules.test.ts',
  'lib/modules.ts',
  'lib/platform',
  'lib/policy',
  'lib/test-support',
  'lib/text',
  'lib/work',
  'proxy.ts',
  'scripts',
];

/** The rules are the owner's words; the proofs are generated from the titles of tests; the list names the words. */
const exempt = /^docs\/(?:rules|proofs)|^scripts\/check\/word/;

/** The comments, test titles and documents of the working tree. */
export function texts(): SourceFile[] {
  return sourceFiles(/\.(?:[cm]?[jt]sx?|sql|md)$/).filter(({ path }) => !exempt.test(path));
}

export function isHeld(path: string): boolean {
  return held.some((part) => path === part || path.startsWith(`${part}/`));
}

/** A space in the list matches any white space, because expressions may span lines. */
const expressions = avoided.map(({ expression: { source, flags }, instead }) => ({
  expression: new RegExp(source.replaceAll(' ', '\\s+'), flags),
  instead,
}));

/** Lists each avoided word in the file: `path:line word → instead`. */
export function avoidedWords(file: SourceFile): string[] {
  const text = textOf(file);
  return expressions
    .flatMap(({ expression, instead }) =>
      [...text.matchAll(expression)].map((match) => ({ index: match.index, word: match[0], instead })),
    )
    .sort((one, other) => one.index - other.index)
    .map(
      ({ index, word, instead }) =>
        `${file.path}:${lineAt(text, index)} ${word.replaceAll(/\s+/g, ' ').trim()} → ${instead}`,
    );
}

/** `--all` counts the words in the folders that are not held; paths list those of the paths. */
function main(chosen: string[]): void {
  const files = texts();
  if (chosen.includes('--all')) {
    const counts = new Map<string, number>();
    for (const file of files.filter(({ path }) => !isHeld(path))) {
      const folder = file.path
        .split('/')
        .slice(0, file.path.startsWith('lib/') ? 3 : 1)
        .join('/');
      counts.set(folder, (counts.get(folder) ?? 0) + avoidedWords(file).length);
    }
    for (const [folder, count] of counts) if (count > 0) console.log(`${folder}: ${count}`);
  }
  const listed = chosen.filter((path) => path !== '--all');
  for (const file of files)
    if (listed.some((path) => file.path.startsWith(path)) || (chosen.length === 0 && isHeld(file.path)))
      for (const found of avoidedWords(file)) console.log(found);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) main(process.argv.slice(2));
