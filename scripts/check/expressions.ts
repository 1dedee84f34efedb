import { parseAst } from 'vitest/node';
import { z } from 'zod';
import { lineAt, type SourceFile } from './source';

export interface Expression {
  /** `path:line` of its first occurrence. */
  location: string;
  source: string;
  flags: string;
}

export interface Found {
  expressions: Expression[];
  /** Places whose expression is built at run time, so that the check cannot read it. */
  unreadable: string[];
}

interface Node {
  type: string;
  start: number;
  [property: string]: unknown;
}

const isNode = (value: unknown): value is Node =>
  value instanceof Object && 'type' in value && typeof value.type === 'string' && 'start' in value;

function* nodesOf(value: unknown): Generator<Node> {
  if (!(value instanceof Object)) return;
  if (isNode(value)) yield value;
  for (const child of Object.values(value)) yield* nodesOf(child);
}

/**
 * Finds every regular expression in a file: literals, `RegExp(…)` of a constant, and the zod expressions that the
 * file uses. All must be linear (SA12), whether or not they read untrusted text.
 */
export function expressionsIn({ path, text }: SourceFile): Found {
  const found: Found = { expressions: [], unreadable: [] };
  for (const node of nodesOf(parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }))) {
    const location = `${path}:${lineAt(text, node.start)}`;
    if (isConstructor(node)) {
      const made = constructed(node);
      if (made) found.expressions.push({ location, ...made });
      else found.unreadable.push(location);
    } else {
      const written = literal(node) ?? ofZod(node);
      if (written) found.expressions.push({ location, source: written.source, flags: written.flags });
    }
  }
  return found;
}

function literal({ type, regex }: Node): Omit<Expression, 'location'> | null {
  if (type !== 'Literal' || !(regex instanceof Object)) return null;
  return { source: String(Reflect.get(regex, 'pattern')), flags: String(Reflect.get(regex, 'flags')) };
}

const isNamed = (value: unknown, name: string) => isNode(value) && value.name === name;

const isConstructor = ({ type, callee }: Node) =>
  (type === 'NewExpression' || type === 'CallExpression') && isNamed(callee, 'RegExp');

function constructed(node: Node): Omit<Expression, 'location'> | null {
  const [source, flags = ''] = Array.isArray(node.arguments) ? node.arguments.map(constant) : [];
  return typeof source === 'string' && typeof flags === 'string' ? { source, flags } : null;
}

/** The text of a string, or of a template without placeholders; null for everything else. */
function constant(argument: unknown): string | null {
  if (!isNode(argument)) return null;
  if (argument.type === 'Literal' && typeof argument.value === 'string') return argument.value;
  if (argument.type !== 'TemplateLiteral') return null;
  const { quasis } = z
    .object({ quasis: z.array(z.object({ value: z.object({ cooked: z.string() }) })) })
    .parse(argument);
  return quasis.length === 1 ? (quasis[0]?.value.cooked ?? null) : null;
}

/** Their expressions depend on options; that of `z.uuid()` on a version, which no call gives. */
const isTimed = /^(?:date)?time$/;

/** `z.email()`, `z.iso.date()` and `z.regexes.email` refer to expressions of the library. */
function ofZod({ type, object, property }: Node): RegExp | null {
  if (type !== 'MemberExpression' || !isNode(object) || !isNode(property)) return null;
  const isOfZod =
    isNamed(object, 'z') ||
    (object.type === 'MemberExpression' && isNamed(object.object, 'z') && isNode(object.property));
  const given: unknown = isOfZod ? Reflect.get(z.regexes, String(property.name)) : null;
  const options = isTimed.test(String(property.name)) ? {} : undefined;
  const expression: unknown = typeof given === 'function' ? given(options) : given;
  return expression instanceof RegExp ? expression : null;
}
