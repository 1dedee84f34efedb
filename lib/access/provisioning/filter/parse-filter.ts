import { attributePath } from './attribute-path';
import { type AttributePath, type Comparison, comparisons, type Filter, InvalidFilter } from './filter';
import { type Token, tokensOf } from './tokens';

const deepest = 32;

/**
 * Reads a filter (RFC 7644, 3.4.2.2). `not` binds before `and`, and `and` before `or`; operators have any case. A
 * comparison after a list, `emails[type eq "work"].value eq "…"`, is that of Entra.
 *
 * @throws InvalidFilter
 */
export function parseFilter(text: string): Filter {
  const reader = new Reader(tokensOf(text));
  const filter = readOr(reader, 0);
  reader.requireEnd();
  return filter;
}

/** The tokens that are left. */
export class Reader {
  #at = 0;

  constructor(private readonly tokens: readonly Token[]) {}

  get next(): Token | undefined {
    return this.tokens[this.#at];
  }

  take(): Token {
    const token = this.tokens[this.#at++];
    if (!token) throw new InvalidFilter('The filter ends too early.');
    return token;
  }

  /** Takes the token if it is this word or mark. */
  takes(kind: Token['kind'], value: string): boolean {
    const { next } = this;
    if (next?.kind !== kind || next.value.toLowerCase() !== value) return false;
    this.#at++;
    return true;
  }

  require(mark: string): void {
    if (!this.takes('mark', mark)) throw new InvalidFilter(`"${mark}" is missing.`);
  }

  requireEnd(): void {
    if (this.next) throw new InvalidFilter(`"${this.next.value}" was not expected.`);
  }
}

export function readOr(reader: Reader, depth: number): Filter {
  if (depth > deepest) throw new InvalidFilter('The filter is nested too deeply.');
  return readList(reader, 'or', () => readList(reader, 'and', () => readTerm(reader, depth)));
}

function readList(reader: Reader, op: 'and' | 'or', read: () => Filter): Filter {
  const first = read();
  const filters = [first];
  while (reader.takes('word', op)) filters.push(read());
  return filters.length === 1 ? first : { op, filters };
}

function readTerm(reader: Reader, depth: number): Filter {
  if (reader.takes('mark', '(')) return readGroup(reader, depth);
  const token = reader.take();
  if (token.kind !== 'word') throw new InvalidFilter(`"${token.value}" was not expected.`);
  if (token.value.toLowerCase() === 'not' && reader.takes('mark', '('))
    return { op: 'not', filter: readGroup(reader, depth) };
  const path = attributePath(token.value);
  if (!reader.takes('mark', '[')) return readComparison(reader, path);
  const filter = readOr(reader, depth + 1);
  reader.require(']');
  const { next } = reader;
  if (next?.kind !== 'word' || !next.value.startsWith('.')) return { op: 'some', path, filter };
  const compared = readComparison(reader, attributePath(reader.take().value.slice(1)));
  return { op: 'some', path, filter: { op: 'and', filters: [filter, compared] } };
}

function readGroup(reader: Reader, depth: number): Filter {
  const filter = readOr(reader, depth + 1);
  reader.require(')');
  return filter;
}

function readComparison(reader: Reader, path: AttributePath): Filter {
  const { kind, value } = reader.take();
  const op = kind === 'word' ? value.toLowerCase() : '';
  if (op === 'pr') return { op, path };
  if (!isComparison(op)) throw new InvalidFilter(`"${value}" is not an operator.`);
  const compared = valueIn(reader.take());
  if (typeof compared === 'boolean' && op !== 'eq' && op !== 'ne')
    throw new InvalidFilter(`"${op}" does not compare true with false.`);
  return { op, path, value: compared };
}

const isComparison = (op: string): op is Comparison => comparisons.some((each) => each === op);

function valueIn({ kind, value }: Token): string | number | boolean | null {
  if (kind === 'text') return value;
  const word = value.toLowerCase();
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  const number = Number(value);
  if (kind !== 'word' || Number.isNaN(number)) throw new InvalidFilter(`"${value}" is not a value.`);
  return number;
}
