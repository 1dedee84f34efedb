import { expect, test } from 'vitest';
import { EmailAddress } from './email-address';

test.each(['ana@example.com', 'ana+work@sub.example.co.uk', ' ana@example.com '])(
  '%j is an address',
  (text) => {
    expect(EmailAddress.parse(text)).toBe(text.trim());
  },
);

test.each([
  'ana@example.com,ben@example.com',
  'ana@example.com; ben@example.com',
  'ana@example.com ben@example.com',
])('AU2 %j is a list, and refused', (text) => {
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
