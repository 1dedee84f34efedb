import { escaped } from './layout';

/** One email of a campaign, in words that its sender chose. */
export interface CampaignLetter {
  subject: string;
  text: string;
  link: string | null;
  /** Lines at its end. */
  foot: readonly string[];
  /** A picture that says that it was opened. */
  pixel: string | null;
}

export function campaignText({ text, link, foot }: CampaignLetter): string {
  return [text, link, foot.length > 0 && ['--', ...foot].join('\n')].filter(Boolean).join('\n\n');
}

/** The same as HTML. What its sender wrote is text: no mark-up of theirs is read as such. */
export function campaignHtml({ subject, text, link, foot, pixel }: CampaignLetter): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
  const anchor = link ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : '';
  const lines = foot.map((line) => escaped(line).replaceAll('\n', '<br>')).join('<br>');
  const end = lines ? `<p style="margin:24px 0 0;font-size:13px;color:#6b635b">${lines}</p>` : '';
  const picture = pixel ? `<img src="${escaped(pixel)}" width="1" height="1" alt="">` : '';
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;font-family:sans-serif;font-size:15px;line-height:1.5">${paragraphs}${anchor}${end}${picture}</body></html>`;
}
