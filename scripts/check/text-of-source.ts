import ts from 'typescript';
import type { SourceFile } from './source';

/** Test titles are read for every form of call: `test.each(…)(title)`, `test.describe(title)`. */
const runners = new Set(['test', 'it', 'describe']);

/**
 * Returns the English text of a file at its original positions, with everything else blanked out: comments and test
 * titles of code, comments of SQL, and the text of a document outside its code.
 */
export function textOf({ path, text }: SourceFile): string {
  if (path.endsWith('.md')) return outsideCode(text);
  if (path.endsWith('.sql')) return only(text, [...text.matchAll(/--.*|\/\*[\s\S]*?\*\//g)].map(spanOf));
  return only(text, [...spansOf(path, text)]);
}

type Span = [start: number, end: number];

const spanOf = (match: RegExpMatchArray): Span => [match.index ?? 0, (match.index ?? 0) + match[0].length];

/** Keeps line breaks; blanks out code in backticks, links and comment markers. */
function only(text: string, spans: Span[]): string {
  const characters = [...blank(text, 0, text.length)];
  for (const [start, end] of spans) {
    const written = text
      .slice(start, end)
      .replaceAll(/`[^`\n]*`|\{@link[^}]*\}/g, hidden)
      .replaceAll(/^\s*(?:\/\*\*?|\*\/|\*|\/\/|--)|\*\/$/gm, (marks) => ' '.repeat(marks.length));
    for (let index = 0; index < written.length; index++) characters[start + index] = written[index] ?? ' ';
  }
  return characters.join('');
}

/** Code becomes a word, so that the text around it remains a sentence. */
const hidden = (code: string) => 'x'.repeat(code.length);

const blank = (text: string, start: number, end: number) =>
  text.slice(start, end).replaceAll(/[^\n]/g, ' ').split('');

function outsideCode(text: string): string {
  return text
    .replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, (code) => code.replaceAll(/[^\n]/g, ' '))
    .replaceAll(/`[^`\n]*`|\]\([^)\n]*\)/g, hidden);
}

function* spansOf(path: string, text: string): Generator<Span> {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const quoted: Span[] = [];
  const titles: Span[] = [];
  const walk = (node: ts.Node) => {
    if (isQuoted(node))
      quoted.push([node.kind === ts.SyntaxKind.JsxText ? node.pos : node.getStart(file), node.end]);
    const title = ts.isCallExpression(node) && isRunner(node.expression) ? node.arguments[0] : undefined;
    if (title && isQuoted(title)) titles.push([title.getStart(file) + 1, title.end - 1]);
    ts.forEachChild(node, walk);
  };
  walk(file);
  yield* comments(
    text,
    quoted.sort(([one], [other]) => one - other),
  );
  yield* titles;
}

function isRunner(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return runners.has(callee.text);
  return (
    (ts.isPropertyAccessExpression(callee) ||
      ts.isCallExpression(callee) ||
      ts.isTaggedTemplateExpression(callee)) &&
    isRunner(ts.isTaggedTemplateExpression(callee) ? callee.tag : callee.expression)
  );
}

const isQuoted = (node: ts.Node) =>
  ts.isStringLiteralLike(node) ||
  ts.isRegularExpressionLiteral(node) ||
  ts.isTemplateHead(node) ||
  ts.isTemplateMiddleOrTemplateTail(node) ||
  node.kind === ts.SyntaxKind.JsxText;

/** Comments begin at `//` or `/*` outside strings, templates, regular expressions and JSX text. */
function* comments(text: string, quoted: Span[]): Generator<Span> {
  let next = 0;
  let from = 0;
  for (const match of text.matchAll(/\/\/.*|\/\*[\s\S]*?\*\//g)) {
    const [start, end] = spanOf(match);
    if (start < from) continue;
    while (quoted[next] && (quoted[next]?.[1] ?? 0) <= start) next++;
    if ((quoted[next]?.[0] ?? Number.POSITIVE_INFINITY) <= start) continue;
    yield [start, end];
    from = end;
  }
}
