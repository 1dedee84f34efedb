import { parse } from '@babel/parser';

const call = /^(?:authorize|require[A-Z]\w*|refuse[A-Z]\w*|deny[A-Z]?\w*|check[A-Z]\w*)$/;
const refusals = new Set(['Denied', 'NotFound', 'Stale', 'Unauthenticated', 'Throttled']);

/**
 * The guards of a file: statements whose only effect is a refusal. These are calls such as `authorize(…)` or
 * `await requireAssignable(…)`, and `if (…) throw new Denied(…)` and its like.
 *
 * @param {string} source
 * @returns {{ start: number, end: number, line: number, text: string }[]} in the order of the source
 */
export function guardsIn(source) {
  const found = [];
  walk(parse(source, { sourceType: 'module', plugins: ['typescript'] }).program, (node) => {
    if (!isGuard(node)) return;
    const text = source.slice(node.start, node.end).replaceAll(/\s+/g, ' ');
    found.push({ start: node.start, end: node.end, line: node.loc.start.line, text });
  });
  return found;
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const each of node) walk(each, visit);
    return;
  }
  if (typeof node.type !== 'string') return;
  visit(node);
  for (const [key, child] of Object.entries(node)) if (key !== 'loc') walk(child, visit);
}

function isGuard(node) {
  if (node.type === 'ExpressionStatement') {
    const called = node.expression.type === 'AwaitExpression' ? node.expression.argument : node.expression;
    return called.type === 'CallExpression' && call.test(nameOf(called.callee));
  }
  if (node.type !== 'IfStatement' || node.alternate) return false;
  const { consequent } = node;
  const only =
    consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return (
    only.type === 'ThrowStatement' &&
    only.argument.type === 'NewExpression' &&
    refusals.has(nameOf(only.argument.callee))
  );
}

function nameOf(callee) {
  return callee.type === 'MemberExpression' ? callee.property.name : (callee.name ?? '');
}
