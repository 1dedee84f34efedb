import { escaped } from '@/lib/platform/mail/layout';

/** One email to a contact, in its sender's words. */
export interface EmailContent {
  subject: string;
  text: string;
  link: string | null;
  /** The lines of the footer. */
  footer: readonly string[];
  /** The link to unsubscribe; null in a test. */
  leave: { words: string; link: string | null };
  /** The address of the image that counts an opening. */
  pixel: string | null;
}

export function emailText({ text, link, footer, leave }: EmailContent): string {
  const end = ['--', ...footer, [leave.words, leave.link].filter(Boolean).join('\n')].join('\n');
  return [text, link, end].filter(Boolean).join('\n\n');
}

/** The email as HTML. The sender's texts are escaped. */
export function emailHtml({ subject, text, link, footer, leave, pixel }: EmailContent): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
  const anchor = link ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : '';
  const lines = footer.map((line) => escaped(line).replaceAll('\n', '<br>'));
  const out = leave.link
    ? `<a href="${escaped(leave.link)}" style="color:#6b635b">${escaped(leave.words)}</a>`
    : escaped(leave.words);
  const end = `<p style="margin:24px 0 0;font-size:13px;color:#6b635b">${[...lines, out].join('<br>')}</p>`;
  const picture = pixel ? `<img src="${escaped(pixel)}" width="1" height="1" alt="">` : '';
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;font-family:sans-serif;font-size:15px;line-height:1.5">${paragraphs}${anchor}${end}${picture}</body></html>`;
}
