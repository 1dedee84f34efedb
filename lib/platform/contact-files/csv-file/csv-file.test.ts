import { describe, expect, test } from 'vitest';
import { decode } from './decode';
import { delimiterOf } from './delimiter';
import { isHead } from './layouts';

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  let text = '';
  for await (const part of decode(pieces())) text += part;
  return text;
}

describe('files in practice', () => {
  const text = 'name;email\r\nZoé Kéromnès;zoe@example.com\r\nÀ propos, ça va;\r\nété';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a byte order mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('%s is read in chunks of any size', async (_, bytes) => {
    for (const size of [2, 3, 7, 64, 4096]) expect(await textOf(bytes, size)).toBe(text);
  });

  test.each([
    ['name,email;x,phone', ','],
    ['nom;e-mail;téléphone', ';'],
    ['name\temail', '\t'],
    ['"a;b;c;d","e"', ','],
    ['one', ''],
  ])('%j is separated by %j', (line, delimiter) => {
    expect(delimiterOf(`${line}\r\n;;;;;;`).delimiter).toBe(delimiter);
  });

  test('a first row with an address or a number is not a header', () => {
    expect(isHead(['Name', 'Phone'])).toBe(true);
    expect(isHead(['Zoé', 'zoe@example.com'])).toBe(false);
    expect(isHead(['Zoé', '+33 6 12 34 56 78'])).toBe(false);
  });
});
