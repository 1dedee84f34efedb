import 'server-only';
import type { Mail } from '@/lib/work/inbox/channels/mailbox/parse-mail';
import { smsParts } from '@/lib/work/sending/parts';

/** How a registration turns mails into texts. */
export interface Shape {
  subject: 'left-out' | 'first';
  /** The most parts of a text. */
  parts: number;
}

/** The text message of a mail: without quotation and signature, cut to the parts that the registration allows. */
export function textOfMail(mail: Pick<Mail, 'subject' | 'text'>, { subject, parts }: Shape): string {
  const text = withoutSignature(mail.text);
  const whole = subject === 'first' ? [mail.subject, text].filter(Boolean).join('\n') : text;
  return cut(whole.trim(), parts);
}

/** A line of two hyphens begins the signature (RFC 3676). */
function withoutSignature(text: string): string {
  const lines = text.split('\n');
  const start = lines.findIndex((line) => line.trimEnd() === '--');
  return start < 0 ? text : lines.slice(0, start).join('\n').trim();
}

/** The longest beginning with at most so many parts: a longer text never has fewer. */
function cut(text: string, parts: number): string {
  const characters = [...text];
  let [fits, over] = [0, characters.length + 1];
  while (over - fits > 1) {
    const middle = (fits + over) >> 1;
    if (smsParts(characters.slice(0, middle).join('')) <= parts) fits = middle;
    else over = middle;
  }
  return characters.slice(0, fits).join('').trim();
}
