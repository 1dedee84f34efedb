/** A photo stands on one line of megabytes: of any line no more than this is kept. Nothing we read is longer. */
const longest = 64 * 1024;

/** A line of a card, unfolded, and on which line of the file it begins. */
export interface LogicalLine {
  text: string;
  line: number;
}

/**
 * Reads the lines of a vCard, unfolded. Versions 3.0 and 4.0 fold anywhere, with one blank that is no text; 2.1 folds
 * at a blank that is, and breaks quoted-printable text by a `=` at the end.
 */
export class LineReader {
  #rest = '';
  #line = 0;
  #isOld = false;
  #open: { parts: string[]; length: number; line: number; isQuoted: boolean; isBroken: boolean } | undefined;
  #lines: LogicalLine[] = [];

  /** The lines that end in this part of the text, the last part of which has to be told. */
  push(text: string, isLast = false): LogicalLine[] {
    const lines = (this.#rest + text).split(/\r\n|\r(?!$)|\n/);
    const rest = lines.pop() ?? '';
    // The end of an overlong line is passed over, except a CR that may be half of its end.
    this.#rest = rest.length > longest ? rest.slice(0, longest) + (rest.endsWith('\r') ? '\r' : '') : rest;
    for (const line of lines) this.#take(line);
    if (isLast) {
      for (const line of this.#rest.split('\r')) this.#take(line);
      this.#close();
    }
    const found = this.#lines;
    this.#lines = [];
    return found;
  }

  #take(physical: string): void {
    this.#line++;
    // A file that was put together from several has the mark of UTF-8 in its middle.
    const text = physical.replace(/^\xef\xbb\xbf/, '');
    if (this.#open?.isBroken) this.#join(text);
    else if (this.#open && /^[ \t]/.test(text)) this.#join(this.#isOld ? text : text.slice(1));
    else {
      this.#close();
      const head = text.slice(0, Math.max(0, text.indexOf(':')));
      this.#open = {
        parts: [],
        length: 0,
        line: this.#line,
        isQuoted: /;(?:ENCODING=)?QUOTED-PRINTABLE(?:;|$)/i.test(head),
        isBroken: false,
      };
      this.#join(text);
      if (/^VERSION:/i.test(text)) this.#isOld = text.trim().endsWith(':2.1');
    }
  }

  #join(text: string): void {
    if (!this.#open) return;
    this.#open.isBroken = this.#open.isQuoted && text.endsWith('=');
    const more = this.#open.isBroken ? text.slice(0, -1) : text;
    if (this.#open.length <= longest) this.#open.parts.push(more);
    this.#open.length += more.length;
  }

  #close(): void {
    if (this.#open) this.#lines.push({ text: this.#open.parts.join(''), line: this.#open.line });
    this.#open = undefined;
  }
}
