import fc from 'fast-check';

export interface Reachable {
  phone: string;
  email: string;
}

const letters = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'bcdfghjklmnpqrstvwxz'), minLength: least, maxLength: most });
const digits = (least: number, most: number) =>
  fc.string({ unit: fc.constantFrom(...'0123456789'), minLength: least, maxLength: most });

/** A random phone and email, whose local part is no word and long enough to identify its owner. */
export const reachable: fc.Arbitrary<Reachable> = fc.record({
  phone: digits(8, 12).map((rest) => `+3${rest}`),
  email: fc
    .tuple(letters(3, 8), fc.constantFrom('.', '-', '_', '+'), letters(3, 8), digits(0, 3), letters(4, 8))
    .map(([first, mark, last, number, domain]) => `${first}${mark}${last}${number}@${domain}.example`),
});

const fullWidth = (text: string) =>
  text.replace(/[0-9]/g, (digit) => String.fromCodePoint(0xff10 + Number(digit)));

/** Random texts that contain the contact's addresses: whole, spaced, in part, doubled, beside other digits. */
export function leakyTexts({ phone, email }: Reachable): fc.Arbitrary<string> {
  const separator = fc.constantFrom('', ' ', '.', '-', '/', ' - ', '\u00a0', '\u200b', ') (', '\n');
  const spaced = (number: string) =>
    fc
      .array(separator, { minLength: number.length, maxLength: number.length })
      .map((between) => [...number].map((digit, at) => digit + (between[at] ?? '')).join(''));
  const part = (text: string) =>
    fc
      .tuple(fc.nat(text.length), fc.nat(text.length))
      .map(([a, b]) => text.slice(Math.min(a, b), Math.max(a, b)));
  const national = `0${phone.slice(3)}`;
  const piece = fc.oneof(
    fc.constantFrom(phone, national, email, email.toUpperCase(), fullWidth(phone), `${phone}${phone}`),
    spaced(phone),
    spaced(national),
    part(phone),
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom('.', ' ', ', ', '\n', ' a ', '…'.repeat(150), '. '.repeat(95)),
    digits(1, 4),
  );
  return fc.array(piece, { minLength: 1, maxLength: 8 }).map((pieces) => pieces.join(''));
}
