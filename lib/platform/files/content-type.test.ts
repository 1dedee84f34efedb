import { expect, test } from 'vitest';
import { contentTypeOf } from './content-type';

const latin1 = (words: string) => new Uint8Array(Buffer.from(words, 'latin1'));
const utf8 = (words: string) => new TextEncoder().encode(words);

test.each([
  ['\x89PNG\r\n\x1a\n\0\0', 'image/png'],
  ['\xff\xd8\xff\xe0', 'image/jpeg'],
  ['GIF89a', 'image/gif'],
  ['RIFF\x10\x20\0\0WEBPVP8 ', 'image/webp'],
  ['%PDF-1.7\n', 'application/pdf'],
  ['PK\x03\x04', 'application/octet-stream'],
  ['\xe9t\xe9', 'application/octet-stream'],
  ['a\0b', 'application/octet-stream'],
])('%j is %s, whatever its name', (start, type) => {
  for (const name of ['page.html', 'photo.png', 'list.csv'])
    expect(contentTypeOf(latin1(start), name)).toBe(type);
});

test('text is text or CSV by its name, even cut in the middle of a character', () => {
  const start = utf8('name;été').subarray(0, -1);
  expect(contentTypeOf(start, 'list.CSV')).toBe('text/csv');
  expect(contentTypeOf(start, 'list.html')).toBe('text/plain');
});

test.each([
  '<!DOCTYPE html>',
  '\ufeff\n <svg onload=alert(1)>',
  'a,b\n<script>alert(1)</script>',
  '<?xml version="1.0"?>',
])('HD4 markup %j is served as bytes', (start) => {
  for (const name of ['a.txt', 'a.csv', 'a.svg']) {
    expect(contentTypeOf(utf8(start), name)).toBe('application/octet-stream');
  }
});
