/** The maximum that is kept of a line: a photo is one line of megabytes, and no other property is longer. */
const longest = 64 * 1024;

/** An unfolded line of a card, with its line number in the file. */
export interface LogicalLine {
  text: string;
  line: number;
}

/**
 * Reads the unfolded lines of a vCard. Versions 3.0 and 4.0 fold anywhere, with one space that is not text;
 * 2.1 folds at a space that is text, and breaks quoted-printable text with `=` at the end of a line.
 */
export class LineReader {
  #rest = '';
  #line = 0;
  #isOld = false;
  #open: { parts: string[]; length: number; line: number; isQuoted: boolean; isBroken: boolean } | undefined;
  #lines: LogicalLine[] = [];

  /**
   * Reads the lines that end in this part of the text.
   * @param isLast whether the text ends here
   */
  push(text: string, isLast = false): LogicalLine[] {
    const lines = (this.#rest + text).split(/\r\n|\r(?!$)|\n/);
    const rest = lines.pop() ?? '';
    // The rest of an overlong line is skipped, except a CR that may be half of its end.
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
    // A concatenated file has byte order marks inside.
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
