/** The text of a reply, and the quotation of earlier messages below it. */
export interface SplitText {
  text: string;
  quoted: string;
  /** Whether the mail was longer than what is kept. */
  isCut: boolean;
}

/** In characters. A longer text is cut before it is split, so that the splitting costs little (SA12). */
const [longestText, longestQuote] = [20_000, 50_000];

/** How mail programs introduce a quotation: `On …, Ada wrote:`. */
const beginnings = ['On ', 'Am ', 'Le ', 'Il ', 'El ', 'Op '];
const verbs = [' wrote', ' schrieb', ' a écrit', ' ha scritto', ' escribió', ' schreef'];
const longestIntroduction = 400;

/** The separator of Outlook. */
const separators = [
  /^-{3,10} ?(?:Original Message|Message d.origine|Message original|Messaggio originale|Ursprüngliche Nachricht) ?-{3,10}$/i,
  /^_{20,80}$/,
];

/**
 * Splits a quotation from the end of a mail's text. Nothing is lost below the limits: both parts together are the text.
 * A mail that is only a quotation, or that answers between quoted lines, is not split.
 */
export function splitQuote(mailText: string): SplitText {
  const { text, quoted } = split(mailText.slice(0, longestText + longestQuote));
  return {
    text: text.slice(0, longestText),
    quoted: quoted.slice(0, longestQuote),
    isCut:
      mailText.length > longestText + longestQuote ||
      text.length > longestText ||
      quoted.length > longestQuote,
  };
}

function split(whole: string): Omit<SplitText, 'isCut'> {
  const lines = whole.split('\n').map((line) => line.trim());
  const isQuoted = (line: string) => line.startsWith('>');
  const lastOwn = lines.findLastIndex((line) => line !== '' && !isQuoted(line));
  const lastQuoted = lines.findLastIndex(isQuoted);
  // From a line on, all is quoted, or nothing is, as Outlook writes.
  const isQuotation = (from: number) => from > lastOwn || from > lastQuoted;
  const start = lines.findIndex((line, at) => {
    if (isQuoted(line)) return at > lastOwn;
    if (separators.some((each) => each.test(line))) return true;
    if (introduces(line)) return isQuotation(at + 1);
    // Long introductions are wrapped over two lines.
    return introduces(`${line} ${lines[at + 1] ?? ''}`) && isQuotation(at + 2);
  });
  const originals = whole.split('\n');
  const text = originals.slice(0, Math.max(start, 0)).join('\n').trim();
  if (text === '') return { text: whole.trim(), quoted: '' };
  return { text, quoted: originals.slice(start).join('\n').trim() };
}

function introduces(line: string): boolean {
  return (
    line.length <= longestIntroduction &&
    line.endsWith(':') &&
    beginnings.some((each) => line.startsWith(each)) &&
    verbs.some((each) => line.includes(each))
  );
}
