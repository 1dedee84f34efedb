import 'server-only';
import { createHash } from 'node:crypto';
import { type HeaderLines, type ParsedMail, simpleParser } from 'mailparser';
import type { EmailFacts } from '@/db/schema/work/messages';
import { normalAddress } from '@/lib/platform/mail/email-address';
import { messagesIn } from './internal/message-id';
import { splitQuote } from './internal/split-quote';

/** In characters. */
const [longestSubject, longestName, longestId] = [500, 200, 200];
const mostAttachments = 50;
const longestHtml = 1_000_000;

/** A mail, as far as a conversation needs it. Everything in it is untrusted. */
export interface Mail {
  /** Its Message-ID, or a hash where it has none, or a long one. */
  externalId: string;
  from: { name: string; email: string } | null;
  subject: string;
  text: string;
  facts: EmailFacts;
  /** Our messages that it replies to, by their signed ids, the nearest first. */
  repliesTo: string[];
  /** The other Message-IDs that it refers to. */
  references: string[];
  /** A report that mail could not be delivered: our messages, and whether the failure is final. */
  bounce: { messageIds: string[]; isFinal: boolean } | null;
}

/**
 * Parses a mail. HTML becomes text; attachments are only named.
 *
 * @param isCut whether the source is the beginning of a longer mail
 */
export async function parseMail(source: Buffer, isCut = false): Promise<Mail> {
  const parsed = await simpleParser(source, {
    skipImageLinks: true,
    skipTextToHtml: true,
    maxHtmlLengthToParse: longestHtml,
  });
  const { text, quoted, isCut: isLong } = splitQuote(clean(withoutPictures(parsed)));
  const attachments = parsed.attachments
    .filter(({ related }) => !related)
    .slice(0, mostAttachments)
    .map(({ filename, size }) => ({ name: oneLine(filename ?? '').slice(0, longestName), size }));
  const references = [parsed.references ?? [], parsed.inReplyTo ?? []].flat().join(' ');
  const headers = headersOf(parsed.headerLines);
  return {
    externalId: externalIdOf(parsed.messageId, source),
    from: senderOf(parsed),
    subject: oneLine(parsed.subject ?? '').slice(0, longestSubject),
    text,
    facts: {
      ...(quoted && { quoted }),
      ...(attachments.length > 0 && { attachments }),
      ...((isCut || isLong) && { isCut: true }),
      ...(isAutomatic(headers) && { isAutomatic: true }),
      ...(isUnconfirmed(headers) && { isUnconfirmed: true }),
    },
    repliesTo: messagesIn(references),
    references: idsIn(references).slice(-50),
    bounce: bounceOf(headers, source),
  };
}

/** The Message-IDs in a text; long ones are left out. */
const idsIn = (text: string) => (text.match(/<[^<>\s]+>/g) ?? []).filter(({ length }) => length <= longestId);

function externalIdOf(messageId: string | undefined, source: Buffer): string {
  if (messageId && /^<[^<>\s]+>$/.test(messageId) && messageId.length <= longestId) return messageId;
  return createHash('sha256')
    .update(messageId || source)
    .digest('base64url');
}

function senderOf({ from }: ParsedMail): Mail['from'] {
  const [first] = from?.value ?? [];
  const email = normalAddress(first?.address ?? '');
  return email === null ? null : { email, name: nameOf(first?.name ?? '') };
}

/** In the text of HTML, the address of each picture is between brackets: pictures of trackers are no text. */
function withoutPictures({ text = '', html }: ParsedMail): string {
  return html ? text.replace(/\[https?:\/\/[^\s[\]]*\]/g, '') : text;
}

/** An address is never a name, because names are shown where addresses are masked (MA11). */
function nameOf(text: string): string {
  const name = oneLine(text).slice(0, longestName);
  return name.includes('@') ? '' : name;
}

/** The headers by lower-case name, the first of each: servers add theirs at the top. */
function headersOf(lines: HeaderLines): (name: string) => string {
  const values = new Map<string, string>();
  for (const { key, line } of lines) {
    if (!values.has(key))
      values.set(
        key,
        line
          .slice(line.indexOf(':') + 1)
          .replace(/\s+/g, ' ')
          .trim(),
      );
  }
  return (name) => (values.get(name) ?? '').toLowerCase();
}

type Headers = ReturnType<typeof headersOf>;

/** RFC 3834, and the headers of programs that are older than it. */
function isAutomatic(header: Headers): boolean {
  const submitted = header('auto-submitted');
  return (
    (submitted !== '' && submitted !== 'no') ||
    header('return-path') === '<>' ||
    ['bulk', 'junk', 'list', 'auto_reply'].includes(header('precedence')) ||
    ['x-autoreply', 'x-autorespond', 'list-id', 'list-unsubscribe'].some((name) => header(name) !== '')
  );
}

/** Only the topmost result counts: the receiving server wrote it, and a sender may have written others. */
function isUnconfirmed(header: Headers): boolean {
  return /\bdmarc=fail\b/.test(header('authentication-results'));
}

/** RFC 3464. A temporary failure (`Action: delayed`) is not final: the server tries again. */
function bounceOf(header: Headers, source: Buffer): Mail['bounce'] {
  const type = header('content-type');
  const isReport = type.startsWith('multipart/report') && type.includes('delivery-status');
  const isNullSender =
    header('return-path') === '<>' && /(?:^|<)(?:mailer-daemon|postmaster)@/.test(header('from'));
  if (!isReport && !isNullSender) return null;
  const report = source.toString('latin1');
  const ids = [...report.matchAll(/^message-id:\s*(<[^<>\s]+>)/gim)].map(([, id = '']) => id);
  const isFinal = isReport ? /^action:[ \t]{0,5}failed/im.test(report) : true;
  return { messageIds: messagesIn(ids.join(' ')), isFinal };
}

/** Without control characters; at most one empty line in a row. */
function clean(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .replace(/\p{Cs}/gu, '�')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const oneLine = (text: string) => clean(text).replace(/\s+/g, ' ');
