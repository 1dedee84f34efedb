import { expect, test } from 'vitest';
import { EmailAddress } from './email-address';

test.each(['ana@example.com', 'ana+work@sub.example.co.uk', ' ana@example.com '])(
  '%j is an address',
  (text) => {
    expect(EmailAddress.parse(text)).toBe(text.trim());
  },
);

test.each([
  'r&d13@x.com',
  'a/b17@x.com',
  'bang!18@x.com',
  'x=y23@x.com',
  '#25@x.com',
  'x30~@x.com',
  "o'neill@x.com",
])('A10 E08 E09 the special characters of %j are accepted', (text) => {
  expect(EmailAddress.parse(text)).toBe(text);
});

test.each([
  ['ws10@bücher.example', 'ws10@xn--bcher-kva.example'],
  ['ws10@BÜCHER.example', 'ws10@xn--bcher-kva.example'],
  ['ws10@bu\u0308cher.example', 'ws10@xn--bcher-kva.example'],
  ['ws10@xn--bcher-kva.example', 'ws10@xn--bcher-kva.example'],
  ['ws10@пример.рф', 'ws10@xn--e1afmkfd.xn--p1ai'],
  ['Ws10@Example.COM', 'Ws10@Example.COM'],
])('A09 E06 E10 %j is stored as %j', (typed, kept) => {
  expect(EmailAddress.parse(typed)).toBe(kept);
});

test.each([
  'zoé@example.com',
  'mia@my_host.example.com',
  'mia@-x.example.com',
  'mia@example.com:25',
  'mia@bücher.example/x',
  'mia@bücher.example:25',
  'mia@b%C3%BCcher.example',
  'mia@１２７.0.0.1',
  'mia@localhost',
  'mia..ort@example.com',
  '.mia@example.com',
  `${'x'.repeat(65)}@example.com`,
  `mia@${'x'.repeat(64)}.com`,
])('E14 E16 %j is refused', (text) => {
  expect(EmailAddress.safeParse(text).success).toBe(false);
});

test.each([
  'ana@example.com,ben@example.com',
  'ana@example.com; ben@example.com',
  'ana@example.com ben@example.com',
])('AU2 the list %j is refused', (text) => {
  expect(EmailAddress.safeParse(text).success).toBe(false);
});

test.each([
  '"ana ben"@example.com',
  '"ana@evil.example"@example.com',
  'Ana <ana@example.com>',
  'ana@example.com\r\nBcc: ben@example.com',
  'ana@example.com\n',
  'ana@example.com\0',
  'ana＠example.com',
  'ana@',
  '',
  ['ana@example.com'],
  null,
])('AU6 %j is refused', (text) => {
  expect(EmailAddress.safeParse(text).success).toBe(false);
});
