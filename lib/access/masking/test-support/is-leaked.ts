/**
 * Whether a text holds five or more consecutive digits of a phone, with any characters but alphabetic ones between
 * them, or the part of an email before the `@`. Independent of the masking, so that both cannot have the same mistake.
 */
export function isLeaked(text: string, { phone, email }: { phone: string; email: string }): boolean {
  const plain = text.normalize('NFKD').toLowerCase();
  const local = email.slice(0, email.indexOf('@')).toLowerCase();
  if (plain.includes(local)) return true;
  const number = phone.replace(/\D/g, '');
  const windows = Array.from({ length: number.length - 4 }, (_, at) => number.slice(at, at + 5));
  return plain
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .split(/[\p{L}•]/u)
    .map((stretch) => stretch.replace(/\D/g, ''))
    .some((stretch) => windows.some((window) => stretch.includes(window)));
}
