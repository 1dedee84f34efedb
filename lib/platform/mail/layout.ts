/** One mail, the same in its two parts: its subject, paragraphs, one link, and what to do if the reader did not expect it. */
export interface Email {
  subject: string;
  locale: string;
  paragraphs: readonly string[];
  button: string;
  link: string;
  footnote: string;
  /** Where the footnote leads, if it says what can be done. */
  footnoteLink?: string;
  /** A text file. */
  attachment?: { filename: string; content: string };
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Escapes text for the content and attributes of HTML. */
export const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? '');

/** The plain part: readable in any program, with each link on a separate line. */
export function textOf({ subject, paragraphs, button, link, footnote, footnoteLink }: Email): string {
  const foot = footnoteLink ? `${footnote}\n${footnoteLink}` : footnote;
  return [subject, ...paragraphs, `${button}\n${link}`, '--', foot].join('\n\n');
}

const font = "font-family:'Hanken Grotesk',-apple-system,'Segoe UI',sans-serif";

/** The HTML part: no images, fonts or styles from elsewhere, and no tracking. */
export function htmlOf(mail: Email): string {
  const { subject, locale, paragraphs, button, link, footnote, footnoteLink } = mail;
  const heading = `<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3;font-weight:600;overflow-wrap:anywhere">${escaped(subject)}</h1>`;
  const body = paragraphs
    .map((text) => `<p style="margin:0 0 16px;font-size:15px;line-height:1.5">${escaped(text)}</p>`)
    .join('');
  const anchor = `<a href="${escaped(link)}" style="display:inline-block;padding:10px 18px;border-radius:6px;background:#05605a;color:#ffffff;font-weight:600;text-decoration:none">${escaped(button)}</a>`;
  const foot = footnoteLink
    ? `<a href="${escaped(footnoteLink)}" style="color:#05605a">${escaped(footnote)}</a>`
    : escaped(footnote);
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(subject)}</title></head><body style="margin:0;padding:32px 16px;background:#f6f3ee;color:#1f1b18;${font}"><div style="max-width:480px;margin:0 auto;padding:32px;border:1px solid #e4dfd7;border-radius:12px;background:#fdfcfa"><p style="margin:0 0 24px;font-size:13px;font-weight:600;color:#6b635b">Latchkey</p>${heading}${body}<p style="margin:8px 0 24px">${anchor}</p><p style="margin:0;font-size:13px;line-height:1.5;color:#6b635b">${foot}</p></div></body></html>`;
}
