import { describe, expect, test } from 'vitest';
import { sourceFiles } from './source';
import { avoidedWords, held, isHeld, texts } from './words';

describe('the words of comments, titles of tests and documents', () => {
  test('avoided words do not come back to the folders that are free of them', () => {
    expect(
      texts()
        .filter(({ path }) => isHeld(path))
        .flatMap(avoidedWords),
    ).toEqual([]);
  });

  test('every held folder exists', () => {
    const paths = sourceFiles(/./).map(({ path }) => path);
    expect(
      held.filter((part) => !paths.some((path) => path === part || path.startsWith(`${part}/`))),
    ).toEqual([]);
  });
});

const found = (path: string, text: string) =>
  avoidedWords({ path, text }).map((line) => line.split(' → ')[0]);

describe('the search for avoided words', () => {
  test.each([
    ['a comment', 'lib/x.ts', '// The row stands here.', 'lib/x.ts:1 stands'],
    ['a doc comment', 'lib/x.ts', 'call();\n/**\n * Whoever has no row.\n */', 'lib/x.ts:3 Whoever'],
    [
      'an expression over two lines',
      'lib/x.ts',
      '/**\n * A form of\n * its own.\n */',
      'lib/x.ts:2 of its own',
    ],
    ['a comment of an element', 'app/x.tsx', '<p>{/* The heir */}</p>', 'app/x.tsx:1 heir'],
    ['a clause as subject', 'lib/x.ts', '// What was typed is kept.', 'lib/x.ts:1 What was typed is kept.'],
    ['a title', 'lib/x.test.ts', "test('R1 nobody sees it', () => {});", 'lib/x.test.ts:1 nobody'],
    ['a title of a table', 'lib/x.test.ts', "it.each([1])('one twin', () => {});", 'lib/x.test.ts:1 twin'],
    ['a title of a group', 'e2e/x.spec.ts', 'test.describe(`one’s name`, f);', 'e2e/x.spec.ts:1 one’s'],
    ['a comment of a script', 'scripts/x.mjs', '/* meanwhile */', 'scripts/x.mjs:1 meanwhile'],
    ['SQL', 'db/x.sql', "select 'nobody';\n-- the verdict", 'db/x.sql:2 verdict'],
    ['a document', 'docs/x.md', '# All save one', 'docs/x.md:1 All save'],
  ])('finds the word in %s', (_, path, text, expected) => {
    expect(found(path, text)).toEqual([expected]);
  });

  test.each([
    ['strings', 'lib/x.ts', "const word = 'nobody'; const other = `// $" + '{word} stands`;'],
    ['the text of an element', 'app/x.tsx', '<p>// nobody</p>'],
    ['expressions', 'lib/x.ts', 'const word = /nobody \\/\\/ stands/;'],
    ['names', 'lib/x.ts', 'const standing = heir(twin);'],
    ['code in a comment', 'lib/x.ts', '// Calls `heir`.'],
    ['code of a document', 'docs/x.md', '```ts\n// nobody\n```\n`heir` and [a link](nobody.md)'],
  ])('leaves %s alone', (_, path, text) => {
    expect(found(path, text)).toEqual([]);
  });

  test.each([
    'It lists the past week, and saves the file.',
    'The standard allows capital letters, letters and digits.',
    'What a member may do. What is a grant?',
    'The server cannot reach the help desk.',
    'The housekeeping job is in-house.',
  ])('accepts %j', (text) => {
    expect(found('docs/x.md', text)).toEqual([]);
  });
});
