import type { SourceFile } from '@/scripts/check/source';

/** A test, by its title, that names a rule. */
export interface Proof {
  title: string;
  path: string;
}

const ids = /\b(?:R|B|S[0-4]\.|AU|SE|IN|RO|MA|TE|RV|CS|SA|HD|LI|FA|KE|IM)\d+\b/g;

/** The ids that a page of rules defines: each begins a line of it, or stands bold in a table. Ranges are spelled out. */
export function idsOf(page: string): string[] {
  return [...new Set(page.match(ids) ?? [])].sort(byNumber);
}

/** Which tests name each id in their titles, those in a range such as `S1.22–S1.24` included. */
export function proofsOf(files: readonly SourceFile[]): Map<string, Proof[]> {
  const found = new Map<string, Proof[]>();
  for (const { path, text } of files) {
    for (const title of titlesOf(text)) {
      for (const id of idsIn(title)) found.set(id, [...(found.get(id) ?? []), { title, path }]);
    }
  }
  return found;
}

/** Titles of tests, and what tables of tests are titled by: words that begin with an id. */
function titlesOf(text: string): string[] {
  const calls =
    /\b(?:test|it|describe)(?:\.each\((?:[^()]|\([^()]*\))*\))?\(\s*(['"`])((?:\\.|(?!\1).)*)\1/gs;
  const entries = /(['"`])((?:R|S[0-4]\.|[A-Z]{2})\d+ (?:\\.|(?!\1).)*)\1/g;
  const found = [calls, entries].flatMap((kind) => [...text.matchAll(kind)]);
  return [...new Set(found.map((match) => (match[2] ?? '').replace(/\\(['"`])/g, '$1')))];
}

function idsIn(title: string): Set<string> {
  const spelled = title.replace(
    /\b(S[0-4]\.|[A-Z]{1,2})(\d+)–(?:\1)?(\d+)\b/g,
    (_, kind: string, from: string, to: string) => {
      const length = Number(to) - Number(from) + 1;
      return Array.from({ length }, (_, n) => `${kind}${Number(from) + n}`).join(' ');
    },
  );
  return new Set(spelled.match(ids) ?? []);
}

/** Letters first, then the numbers as numbers. */
function byNumber(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The page that lists each id with its tests. */
export function proofsPage(wanted: readonly string[], proofs: ReadonlyMap<string, readonly Proof[]>): string {
  const rows = wanted.map((id) => {
    const own = proofs.get(id) ?? [];
    const tests = own.map(({ title, path }) => `${escaped(title)} (\`${path}\`)`);
    return `| ${id} | ${tests.join('<br>')} |`;
  });
  return [
    '# Proofs',
    '',
    'Each rule of [rules.md](rules.md) and each danger of [security.md](security.md), with the tests whose titles name it.',
    'Written by `npm run proofs`; `npm test` fails where it is out of date, and where an id has no test.',
    '',
    '| id | proved by |',
    '|---|---|',
    ...rows,
    '',
  ].join('\n');
}

const escaped = (title: string) => title.replace(/[|<>`*_[\]]/g, (sign) => `\\${sign}`).replace(/\s+/g, ' ');
