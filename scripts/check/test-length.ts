import ts from 'typescript';
import type { SourceFile } from './source';

/** A longer test shows more than one behaviour. */
const longest = 60;

/** Finds the tests of a file that are too long, as `path:line reason`. A table of cases belongs outside its test. */
export function longTests({ path, text }: SourceFile): string[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true, kind);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && isTest(node.expression)) {
      const [first, last] = [node.getStart(source), node.end].map(
        (position) => source.getLineAndCharacterOfPosition(position).line,
      ) as [number, number];
      const lines = last - first + 1;
      if (lines > longest) {
        found.push(`${path}:${first + 1} a test of ${lines} lines; at most ${longest}`);
        return;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** `test`, `it`, and what is made of them: `test.each(cases)`. Groups of tests and steps are none. */
function isTest(called: ts.Expression): boolean {
  if (ts.isIdentifier(called)) return called.text === 'test' || called.text === 'it';
  if (ts.isPropertyAccessExpression(called)) {
    return !/^(?:describe|step|extend)$/.test(called.name.text) && isTest(called.expression);
  }
  if (ts.isTaggedTemplateExpression(called)) return isTest(called.tag);
  return ts.isCallExpression(called) && isTest(called.expression);
}
