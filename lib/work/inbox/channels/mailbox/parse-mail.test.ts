import { describe, expect, test } from 'vitest';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { splitQuote } from './internal/split-quote';
import { parseMail } from './parse-mail';
import { proposeServers } from './servers';

process.env.APP_ORIGIN ??= 'http://localhost:3000';
process.env.AUTH_SECRET ??= 'only-for-tests-only-for-tests-only';
process.env.DATABASE_URL ??= 'postgres://latchkey:pw@localhost/latchkey';

const mail = (...lines: string[]) => parseMail(Buffer.from(lines.join('\r\n')));

describe('a mail', () => {
  test('HTML becomes text, without scripts and pictures', async () => {
    const html = '<p>Hello <b>there</b></p><script>alert(1)</script><img src="https://t.example/p.gif">';
    const { text } = await mail('From: a@b.example', 'Content-Type: text/html', '', html);
    expect(text).toBe('Hello there');
  });

  test('attachments are named with their sizes, and not kept', async () => {
    const { facts } = await mail(
      ...['From: a@b.example', 'Content-Type: multipart/mixed; boundary=b', '', '--b', '', 'See file', '--b'],
      ...[
        'Content-Type: application/pdf',
        'Content-Disposition: attachment; filename="a\u202eb.pdf"',
        '',
        '12345',
        '--b--',
      ],
    );
    expect(facts.attachments).toEqual([{ name: expect.stringContaining('.pdf'), size: 5 }]);
  });

  test.each([
    ['Auto-Submitted: auto-replied', true],
    ['Auto-Submitted: no', false],
    ['Precedence: bulk', true],
    ['List-Id: <news.example>', true],
    ['Return-Path: <>', true],
    ['Return-Path: <a@b.example>', false],
  ])('“%s” makes it automatic: %s', async (header, isAutomatic) => {
    const { facts } = await mail('From: a@b.example', header, '', 'Hi');
    expect(facts.isAutomatic ?? false).toBe(isAutomatic);
  });

  test('only the topmost authentication result counts', async () => {
    const [failed, passed] = ['mx; dmarc=fail header.from=b.example', 'mx; dmarc=pass'].map(
      (result) => `Authentication-Results: ${result}`,
    );
    const first = await mail(failed ?? '', passed ?? '', 'From: a@b.example', '', 'Hi');
    const second = await mail(passed ?? '', failed ?? '', 'From: a@b.example', '', 'Hi');
    expect([first.facts.isUnconfirmed, second.facts.isUnconfirmed]).toEqual([true, undefined]);
  });

  test('AU6 line breaks in encoded headers and long ids stay within their field', async () => {
    const { subject, from, externalId } = await mail(
      'From: =?utf-8?Q?Ada=0D=0ABcc=3A_eve@evil.example?= <a@b.example>',
      'Subject: =?utf-8?Q?Hi=0D=0ABcc=3A_eve?=',
      `Message-ID: <${'x'.repeat(400)}@b.example>`,
      ...['', 'Hi'],
    );
    expect(subject).toBe('Hi Bcc: eve');
    expect(from).toEqual({ email: 'a@b.example', name: '' });
    expect(externalId).toMatch(/^[\w-]{43}$/);
  });
});

describe('a quotation', () => {
  test.each([
    ['Yes\n\nOn Mon, 2 Feb, Ada <a@b.example> wrote:\n> Really?', 'Yes'],
    ['Oui\n\nLe lun. 2 févr. à 10:00, Ada\n<a@b.example> a écrit :\n> Vraiment ?', 'Oui'],
    ['Sì\n\nIl giorno lun 2 feb Ada ha scritto:\n> Davvero?', 'Sì'],
    ['Yes\n\n-----Original Message-----\nFrom: Ada\nReally?', 'Yes'],
    ['Yes\n> Really?\n', 'Yes'],
  ])('of %j is trimmed, and nothing is lost', (whole, own) => {
    const { text, quoted } = splitQuote(whole);
    expect(text).toBe(own);
    expect(`${text}${quoted}`.replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
  });

  test.each(['> Really?\nYes\n> Sure?\nNo', '> only a quotation', 'On the road, she wrote:\nHi'])(
    'is not trimmed from %j where answers are between or the mail is nothing else',
    (whole) => {
      const { text, quoted } = splitQuote(whole);
      expect(`${text}${quoted}`.replace(/\s/g, '')).toBe(whole.replace(/\s/g, ''));
      expect(text).not.toBe('');
    },
  );

  test.each([
    [`${'a'.repeat(20_001)}\n> b`, 20_000, 3],
    [`a\n${'> b\n'.repeat(20_000)}`, 1, 50_000],
  ])('and a text longer than what is kept are cut, and said to be', (whole, own, quotation) => {
    const { text, quoted, isCut } = splitQuote(whole);
    expect([text.length, quoted.length, isCut]).toEqual([own, quotation, true]);
  });

  test('SA12 a megabyte of quotation signs is split in linear time', async () => {
    const split = (lines: number) => splitQuote('> a\nb\n'.repeat(lines));
    expect(await takesLinearTime(split, 150_000)).toBe(true);
  });
});

test('servers are proposed by provider, else from the domain', () => {
  expect(proposeServers('ada@gmail.com')?.imap.host).toBe('imap.gmail.com');
  expect(proposeServers('info@shop.example')).toEqual({
    imap: { host: 'imap.shop.example', port: 993, security: 'tls' },
    smtp: { host: 'smtp.shop.example', port: 465, security: 'tls' },
  });
  expect(proposeServers('ada@')).toBeNull();
});
