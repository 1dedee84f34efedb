import type { FoldedText } from './fold-text';

/** A range of a folded text, the end excluded. */
export type Stretch = readonly [from: number, to: number];

/** This many consecutive digits identify a phone number (MA10). */
const identifyingDigits = 5;

const isDigit = (character: string | undefined) =>
  character !== undefined && character >= '0' && character <= '9';
const isWordPart = (character: string | undefined) =>
  character !== undefined && /[\p{L}\p{Nd}]/u.test(character);

/** The ranges that hold five or more consecutive digits of a phone, with any spacing. */
export function findPhone({ text }: FoldedText, phone: string): Stretch[] {
  const length = Math.min(identifyingDigits, phone.length);
  if (length < 3) return [];
  const fragments = new Set<string>();
  for (let at = 0; at + length <= phone.length; at++) fragments.add(phone.slice(at, at + length));
  return digitRuns(text).flatMap((run) => rangesOfPhone(text, run, fragments, length));
}

/** The positions of the digits of each number: alphabetic characters end it, others do not. */
function digitRuns(text: string): number[][] {
  const runs: number[][] = [];
  let run: number[] = [];
  for (let at = 0; at < text.length; at++) {
    if (isDigit(text[at])) {
      if (run.length === 0) runs.push(run);
      run.push(at);
    } else if (run.length > 0 && isWordPart(text[at])) run = [];
  }
  return runs;
}

/** The ranges of a run whose digits belong to the phone, each widened to whole groups of digits. */
function rangesOfPhone(
  text: string,
  run: readonly number[],
  fragments: ReadonlySet<string>,
  length: number,
): Stretch[] {
  const digits = run.map((at) => text[at]).join('');
  const stretches: Stretch[] = [];
  let [first, last] = [-1, -1];
  const close = () => {
    if (first >= 0) stretches.push(widen(text, run[first] ?? 0, run[last] ?? 0));
  };
  for (let at = 0; at + length <= digits.length; at++) {
    if (!fragments.has(digits.slice(at, at + length))) continue;
    if (first < 0 || at > last + 1) {
      close();
      first = at;
    }
    last = at + length - 1;
  }
  close();
  return stretches;
}

function widen(text: string, first: number, last: number): Stretch {
  let [from, to] = [first, last + 1];
  while (isDigit(text[from - 1])) from--;
  while (text[from - 1] === '+' || text[from - 1] === '(') from--;
  while (isDigit(text[to])) to++;
  return [from, to];
}

/**
 * The ranges that hold an email or its part before the `@`, together with an `@` and the domain after it. A part of one
 * or two characters counts before an `@` only; of three or four, where no letter or digit touches it.
 *
 * @param known visible words: a part equal to one of them counts before an `@` only
 */
export function findEmail({ text }: FoldedText, email: string, known: readonly string[]): Stretch[] {
  const at = email.lastIndexOf('@');
  const local = at > 0 ? email.slice(0, at) : email;
  const isCommon = local.length < 3 || known.includes(local);
  const stretches: Stretch[] = [];
  for (let from = text.indexOf(local); from >= 0; from = text.indexOf(local, from + 1)) {
    const to = from + local.length;
    const isAddress = text[to] === '@';
    const isApart = local.length >= 5 || !(isWordPart(text[from - 1]) || isWordPart(text[to]));
    if (isAddress) stretches.push([from, domainEnd(text, to + 1)]);
    else if (!isCommon && isApart) stretches.push([from, to]);
  }
  return stretches;
}

function domainEnd(text: string, from: number): number {
  let to = from;
  while (isWordPart(text[to]) || ((text[to] === '.' || text[to] === '-') && isWordPart(text[to + 1]))) to++;
  return to;
}
