import { escaped } from './layout';

/** One email of a campaign, in words that its sender chose. */
export interface CampaignLetter {
  subject: string;
  text: string;
  link: string | null;
  /** A picture that says that it was opened. */
  pixel: string | null;
}

export function campaignText({ text, link }: CampaignLetter): string {
  return link ? `${text}\n\n${link}` : text;
}

/** The same as HTML. What its sender wrote is text: no mark-up of theirs is read as such. */
export function campaignHtml({ subject, text, link, pixel }: CampaignLetter): string {
  const paragraphs = text
    .split(/\n{2,}/)
    .map((paragraph) => `<p style="margin:0 0 16px">${escaped(paragraph).replaceAll('\n', '<br>')}</p>`)
    .join('');
  const anchor = link ? `<p><a href="${escaped(link)}">${escaped(link)}</a></p>` : '';
  const picture = pixel ? `<img src="${escaped(pixel)}" width="1" height="1" alt="">` : '';
  return `<!doctype html><html><head><meta charset="utf-8"><title>${escaped(subject)}</title></head><body style="margin:0;padding:24px;font-family:sans-serif;font-size:15px;line-height:1.5">${paragraphs}${anchor}${picture}</body></html>`;
}
