/** A photo stands on one line of megabytes: of any line no more than this is kept. Nothing we read is longer. */
const longest = 64 * 1024;

/**
 * The lines of a vCard, unfolded. Versions 3.0 and 4.0 fold anywhere, with one blank that is no text; 2.1 folds
 * at a blank that is, and breaks quoted-printable text by a `=` at the end.
 */
export async function* logicalLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let open: string | undefined;
  let isOld = false;
  for await (const line of physicalLines(texts)) {
    if (open !== undefined && isSoftlyBroken(open)) {
      open = joined(open.slice(0, -1), line);
    } else if (open !== undefined && /^[ \t]/.test(line)) {
      open = joined(open, isOld ? line : line.slice(1));
    } else {
      if (open !== undefined) yield open;
      open = line;
      if (/^VERSION:/i.test(line)) isOld = line.trim().endsWith(':2.1');
    }
  }
  if (open !== undefined) yield open;
}

async function* physicalLines(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let rest = '';
  for await (const text of texts) {
    const lines = (rest + text).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? '';
    yield* lines;
    // The end of an overlong line is passed over, save a CR that may be half of its end.
    if (rest.length > longest) rest = rest.slice(0, longest) + (rest.endsWith('\r') ? '\r' : '');
  }
  yield* rest.split('\r');
}

function joined(line: string, more: string): string {
  return line.length > longest ? line : line + more;
}

function isSoftlyBroken(line: string): boolean {
  return line.endsWith('=') && /^[^:]*;(?:ENCODING=)?QUOTED-PRINTABLE[;:]/i.test(line);
}
