import { findEmail, findPhone, type Stretch } from './find-address';
import { type FoldedText, foldText } from './fold-text';

/** The values to hide in a text; null for a visible one. The words of the name stay visible. */
export interface Hidden {
  phone: string | null;
  email: string | null;
  name: string;
}

const dots = '•••';

/**
 * Hides a contact's own phone and email in a text (MA1, MA10, MA11): people sign with them, and quote them. Five
 * consecutive digits of the phone count as the phone, and the part before the `@` as the email.
 */
export function hideAddresses(text: string, { phone, email, name }: Hidden): string {
  if (!text || !(phone?.trim() || email?.trim())) return text;
  const folded = foldText(text);
  const stretches = [
    ...(phone ? findPhone(folded, foldText(phone).text.replace(/\D/g, '')) : []),
    ...(email?.trim() ? findEmail(folded, foldText(email.trim()).text, wordsOf(name)) : []),
  ];
  return stretches.length === 0 ? text : replaceWithDots(text, folded, stretches);
}

/** Purely alphabetic words: a name shows them, and none of them reveals an address. */
const wordsOf = (name: string) => foldText(name).text.match(/\p{L}+/gu) ?? [];

function replaceWithDots(text: string, { from, to }: FoldedText, stretches: readonly Stretch[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [first, end] of [...stretches].sort(([a], [b]) => a - b)) {
    const [begins, ends] = [from[first] ?? 0, to[end - 1] ?? text.length];
    // Overlapping ranges are hidden as one.
    if (begins >= done) parts.push(text.slice(done, begins), dots);
    done = Math.max(done, ends);
  }
  return parts.join('') + text.slice(done);
}
