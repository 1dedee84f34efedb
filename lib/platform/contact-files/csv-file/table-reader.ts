import { mostFileColumns } from '../most-columns';

/** A record of a table. */
export interface TableRow {
  line: number;
  fields: string[];
  /** The number of fields up to the last that is not empty, kept or not. */
  width: number;
  /** Too long: the fields contain its beginning. */
  isCut: boolean;
}

/** The maximum of characters that are kept of a row. */
const longestRow = 256 * 1024;

/** The lookahead of the reader: `\""` and the next character. */
const ahead = 3;
const [quote, backslash, lineFeed, carriageReturn, blank, tab] = [0x22, 0x5c, 0x0a, 0x0d, 0x20, 0x09];

/**
 * Parses a table in one pass, with at most one record in memory. It accepts line ends of every kind, also
 * mixed, quotes that are doubled or escaped by a backslash, and spaces around quotes. An impossible quote
 * makes its whole field plain text; a quoted field that swallows lines makes the file unreadable
 * (`isMalformed`), so that no row is lost in it. Empty rows are skipped.
 */
export class TableReader {
  /** A quoted field spans lines and never ends. Nothing after it is read. */
  isMalformed = false;

  readonly #delimiter: number;
  #rest = '';
  #rows: TableRow[] = [];
  #line: number;
  #state: 'start' | 'plain' | 'quoted' | 'closed' = 'start';
  /** Spaces before an opening and after a closing quote; between quotes, or without them, the field. */
  #lead = '';
  #text = '';
  #tail = '';
  #quoteLine = 0;
  #fields: string[] = [];
  #columns = 0;
  #width = 0;
  #size = 0;
  #rowLine: number;
  #hasEscapes = false;

  /** @param delimiter empty where each line is one field */
  constructor(delimiter: string, firstLine = 1) {
    this.#delimiter = delimiter ? delimiter.charCodeAt(0) : -1;
    this.#line = firstLine;
    this.#rowLine = firstLine;
  }

  /**
   * Parses the records that end in this part of the text.
   * @param isLast whether the text ends here
   */
  push(more: string, isLast = false): TableRow[] {
    const text = this.#rest + more;
    const end = isLast ? text.length : text.length - ahead;
    let at = 0;
    while (at < end && !this.isMalformed) at = this.#step(text, at, end);
    this.#rest = text.slice(at);
    if (isLast && this.#state === 'quoted') this.isMalformed = true;
    if (isLast && !this.isMalformed && (this.#columns > 0 || this.#state !== 'start' || this.#text))
      this.#endRow();
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #step(text: string, at: number, end: number): number {
    if (this.#state === 'quoted') return this.#quoted(text, at, end);
    const code = text.charCodeAt(at);
    if (this.#state === 'start' && code === quote) {
      [this.#lead, this.#text, this.#state, this.#quoteLine] = [this.#text, '', 'quoted', this.#line];
      return at + 1;
    }
    if (this.#isBlank(code) && this.#state !== 'plain') {
      if (this.#state === 'start') this.#text += this.#kept(' ');
      else this.#tail += this.#kept(' ');
      return at + 1;
    }
    if (code === this.#delimiter) {
      this.#endField();
      return at + 1;
    }
    if (code === lineFeed || code === carriageReturn) {
      this.#endRow();
      this.#rowLine = ++this.#line;
      return at + (code === carriageReturn && text.charCodeAt(at + 1) === lineFeed ? 2 : 1);
    }
    if (this.#state === 'closed') this.#unquote();
    this.#state = 'plain';
    let to = at;
    while (to < end && !this.#isEnd(text.charCodeAt(to))) to++;
    this.#text += this.#kept(text.slice(at, to));
    return to;
  }

  #quoted(text: string, at: number, end: number): number {
    let to = at;
    for (; to < end; to++) {
      const code = text.charCodeAt(to);
      if (code === quote || code === backslash) break;
      if (code === lineFeed || (code === carriageReturn && text.charCodeAt(to + 1) !== lineFeed))
        this.#line++;
    }
    this.#text += this.#kept(text.slice(at, to));
    if (to >= end) return to;
    const next = text.charCodeAt(to + 1);
    if (text.charCodeAt(to) === backslash) return this.#escaped(text, to);
    if (next === quote) {
      this.#text += this.#kept('"');
      return to + 2;
    }
    this.#state = 'closed';
    if (!this.#isEnd(next) && !this.#isBlank(next)) this.#unquote();
    return to + 1;
  }

  /** A backslash is literal until one occurs that can only be an escape. */
  #escaped(text: string, at: number): number {
    const [next, second, third] = [1, 2, 3].map((n) => text.charCodeAt(at + n));
    if (next === backslash) {
      this.#text += this.#kept(this.#hasEscapes ? '\\' : '\\\\');
      return at + 2;
    }
    const isSure = next === quote && second !== quote && !this.#isEnd(second);
    this.#hasEscapes ||= isSure;
    const isEscape = next === quote && (this.#hasEscapes || (second === quote && this.#isEnd(third)));
    this.#text += this.#kept(isEscape ? '"' : '\\');
    return at + (isEscape ? 2 : 1);
  }

  /** Treats the quotes of this field as text. */
  #unquote(): void {
    this.isMalformed = this.#quoteLine !== this.#line;
    this.#text = `${this.#lead}"${this.#text}"${this.#tail}`;
    this.#state = 'plain';
  }

  #kept(text: string): string {
    const room = Math.max(0, longestRow - this.#size);
    this.#size += text.length;
    return text.length > room ? text.slice(0, room) : text;
  }

  #endField(): void {
    this.#columns++;
    if (this.#columns <= mostFileColumns) this.#fields.push(this.#text);
    if (this.#text.trim() !== '') this.#width = this.#columns;
    [this.#lead, this.#text, this.#tail, this.#state] = ['', '', '', 'start'];
  }

  #endRow(): void {
    this.#endField();
    if (this.#width > 0) {
      const isCut = this.#size > longestRow;
      this.#rows.push({ line: this.#rowLine, fields: this.#fields, width: this.#width, isCut });
    }
    [this.#fields, this.#columns, this.#width, this.#size] = [[], 0, 0, 0];
  }

  /** Whether a field ends here, also at the end of the text. */
  #isEnd(code: number | undefined): boolean {
    return code === this.#delimiter || code === lineFeed || code === carriageReturn || Number.isNaN(code);
  }

  #isBlank(code: number): boolean {
    return code === blank || (code === tab && code !== this.#delimiter);
  }
}
