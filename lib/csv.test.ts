import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { csvLines } from './csv';

describe('CS1 fields of a CSV file', () => {
  test.each(['=1+1', '+cmd', '-2', '@sum', '\ttab', '\rreturn'])('CS1 %j is no formula', (field) => {
    expect(parse(csvLines([[field]]))).toEqual([[`'${field}`]]);
  });

  test('CS1 a telephone number stays usable', () => {
    expect(csvLines([['+390612345678']])).toBe('+390612345678\r\n');
  });

  test('CS1 NUL is dropped, and does not hide a formula', () => {
    expect(csvLines([['a\0b', '\0=1']])).toBe("ab,'=1\r\n");
  });

  test('CS1 quotes, commas and line breaks are quoted as RFC 4180 has it', () => {
    expect(csvLines([['a "b"', 'c,d', 'e\nf']])).toBe('"a ""b""","c,d","e\nf"\r\n');
  });

  test('CS1 whatever is written is read again, save what was made inert', () => {
    const text = fc.string({ unit: 'binary' });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
        const read = parse(csvLines(rows), { record_delimiter: '\r\n' }) as string[][];
        const plain = (value: string) => value.replaceAll('\0', '').replace(/^'/, '');
        expect(read.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
      }),
    );
  });
});
