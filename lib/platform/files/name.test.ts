import { expect, test } from 'vitest';
import { fileName, saveAs } from './name';

test.each([
  ['Préavis 2026.pdf', 'Préavis 2026.pdf'],
  ['../../etc/passwd', 'passwd'],
  ['C:\\Users\\ana\\a.txt', 'a.txt'],
  ['in\u202efdp.exe', 'infdp.exe'],
  ['a\r\nSet-Cookie: x.txt', 'aSet-Cookie_ x.txt'],
  ['.htaccess', 'htaccess'],
  ['..', 'file'],
  ['', 'file'],
  [`${'é'.repeat(300)}.docx`, `${'é'.repeat(145)}.docx`],
])('%j is stored as %j', (sent, kept) => {
  expect(fileName(sent)).toBe(kept);
});

test('the header carries any characters, and none that ends it', () => {
  expect(saveAs('d"é%(1).txt')).toBe(
    `attachment; filename="d___(1).txt"; filename*=UTF-8''d%22%C3%A9%25%281%29.txt`,
  );
});
