import { expect, test } from 'vitest';
import { htmlOf, textOf } from './layout';

const mail = {
  subject: 'Your access to “Lyon” ended',
  locale: 'fr-FR',
  paragraphs: ['It ended on 1 December 2026.'],
  button: 'Open Latchkey',
  link: 'https://latchkey.example.com/w/lyon',
  footnote: 'Choose which notifications you get',
};

test('a mail begins with its subject in both parts, because its paragraphs continue it', () => {
  expect(textOf(mail).split('\n\n').slice(0, 2)).toEqual([mail.subject, ...mail.paragraphs]);
  expect(htmlOf(mail)).toMatch(/<h1[^>]*>Your access to “Lyon” ended<\/h1><p[^>]*>It ended on/);
});

test('a footnote that says what can be done leads there in both parts, after the link of the mail', () => {
  const footnoteLink = `${mail.link}/notifications`;
  const text = textOf({ ...mail, footnoteLink });
  expect(text.match(/https:\S+/g)).toEqual([mail.link, footnoteLink]);
  expect(htmlOf({ ...mail, footnoteLink })).toContain(`<a href="${footnoteLink}"`);
  expect(htmlOf(mail).match(/<a /g)).toHaveLength(1);
});

test('HD4 markup in the subject and the address of the footnote is inert', () => {
  const html = htmlOf({ ...mail, subject: '<img src=x>', footnoteLink: '"><script>' });
  expect(html).not.toMatch(/<img|<script/);
});
