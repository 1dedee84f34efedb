import type { Access } from './access';
import type { MaskableContact } from './mask';

/** Fewer digits than these say nothing of whose number it is. */
const telling = 8;
const dots = '•••';

/**
 * What was written in a conversation, without the contact's own phone and email where this person sees them
 * masked (S1.26, MA1): people sign with them, and ask whether they are still right.
 */
export function withoutMasked({ compiled }: Access, contact: MaskableContact, text: string): string {
  let hidden = text;
  if (compiled.masks.has('email') && contact.email) hidden = withoutEmail(hidden, contact.email);
  if (compiled.masks.has('phone') && contact.phone) hidden = withoutPhone(hidden, contact.phone);
  return hidden;
}

function withoutEmail(text: string, email: string): string {
  const sought = email.trim().toLowerCase();
  return text.replace(/\S+/g, (word) => {
    const lower = word.toLowerCase();
    return sought && lower.includes(sought) ? lower.replaceAll(sought, dots) : word;
  });
}

/** However it is spaced, and with the country's code or without: the last digits tell. */
function withoutPhone(text: string, phone: string): string {
  const end = phone.replace(/\D/g, '').slice(-telling);
  if (end.length < telling) return text;
  return text.replace(/\+?\d(?:[\s().\-/\u00a0\u2011]{0,2}\d)+/g, (written) =>
    written.replace(/\D/g, '').includes(end) ? dots : written,
  );
}
