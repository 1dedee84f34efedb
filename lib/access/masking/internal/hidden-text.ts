import { findEmail, findPhone, type Stretch } from './find-address';
import { type FoldedText, foldText } from './fold-text';

/** What a text must not tell; null for what its reader sees. The name holds words that they see anyway. */
export interface Hidden {
  phone: string | null;
  email: string | null;
  name: string;
}

const dots = '•••';

/**
 * A text without a contact's own phone and email (MA1, MA10, MA11): people sign with them, and ask whether they are
 * still right. Five consecutive digits of the phone count as the phone, and the part before the `@` as the email.
 */
export function hideAddresses(text: string, { phone, email, name }: Hidden): string {
  if (!text || !(phone?.trim() || email?.trim())) return text;
  const folded = foldText(text);
  const stretches = [
    ...(phone ? findPhone(folded, foldText(phone).text.replace(/\D/g, '')) : []),
    ...(email?.trim() ? findEmail(folded, foldText(email.trim()).text, wordsOf(name)) : []),
  ];
  return stretches.length === 0 ? text : withDots(text, folded, stretches);
}

/** Words of letters only: a name shows them, and no address can be told by one of them. */
const wordsOf = (name: string) => foldText(name).text.match(/\p{L}+/gu) ?? [];

function withDots(text: string, { from, to }: FoldedText, stretches: readonly Stretch[]): string {
  const parts: string[] = [];
  let done = 0;
  for (const [first, end] of [...stretches].sort(([a], [b]) => a - b)) {
    const [begins, ends] = [from[first] ?? 0, to[end - 1] ?? text.length];
    // What overlaps the one before is hidden with it.
    if (begins >= done) parts.push(text.slice(done, begins), dots);
    done = Math.max(done, ends);
  }
  return parts.join('') + text.slice(done);
}
