import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cellsWithFormula, hostileText } from '@/lib/text/test-support/formulas';
import { csvLines } from './csv';

describe('CS1 fields of a CSV file', () => {
  test.each(['=1+1', '+cmd', '-2', '@sum', '\ttab', '\rreturn'])('CS1 %j is not a formula', (field) => {
    expect(parse(csvLines([[field]]))).toEqual([[`'${field}`]]);
  });

  test('CS1 a telephone number is escaped in the first column only', () => {
    expect(csvLines([['+390612345678', '+390612345678']])).toBe("'+390612345678,+390612345678\r\n");
  });

  test('CS1 NUL is dropped, and does not hide a formula', () => {
    expect(csvLines([['a\0b', '\0=1']])).toBe("ab,'=1\r\n");
  });

  test('CS1 quotes, commas and line breaks are quoted by RFC 4180', () => {
    expect(csvLines([['a "b"', 'c,d', 'e\nf']])).toBe('"a ""b""","c,d","e\nf"\r\n');
  });

  test.each([',', ';'] as const)(
    'CS1 a file separated by %j is read back unchanged, except for apostrophes',
    (delimiter) => {
      const text = fc.string({ unit: 'binary' });
      fc.assert(
        fc.property(fc.array(fc.tuple(text, text), { minLength: 1 }), (rows) => {
          const read = parse(csvLines(rows, delimiter), {
            delimiter,
            record_delimiter: '\r\n',
          }) as string[][];
          const plain = (value: string) => value.replaceAll(/[\0']/g, '');
          expect(read.map((row) => row.map(plain))).toEqual(rows.map((row) => row.map(plain)));
        }),
      );
    },
  );

  test.each([
    ['x;=1+1', "x;'=1+1"],
    [';=1+1', ";'=1+1"],
    ['＝1+1', "'＝1+1"],
    ['x;＠SUM(A1)', "x;'＠SUM(A1)"],
    ['\t=1+1', "'\t'=1+1"],
    ['a\n=1+1', "a\n'=1+1"],
    ['a\r\n-2', "a\r\n'-2"],
    ['x;"=1+1;', 'x;"\'=1+1;'],
    ['x; \u200b=1', "x; \u200b'=1"],
  ])('CS1 CS2 %j contains no formula in any part', (value, expected) => {
    expect(parse(csvLines([[value]]), { record_delimiter: '\r\n' })).toEqual([[expected]]);
  });

  test('CS1 CS2 a telephone number that begins a longer line is escaped, because another separator would make it calculate', () => {
    expect(csvLines([['+390612345678', '0*A1', '+390612345678']])).toBe(
      "'+390612345678,0*A1,+390612345678\r\n",
    );
  });

  test('CS1 CS2 a quote left open by another separator reaches no number at the beginning of a line', () => {
    const rows = [['', ';'], ['+393471234541'], ['=']];
    expect(cellsWithFormula(csvLines(rows, ','))).toEqual([]);
  });

  test('CS1 CS2 no cell begins with a formula sign, whatever separator a spreadsheet uses', () => {
    fc.assert(
      fc.property(fc.array(fc.array(hostileText, { minLength: 1, maxLength: 3 })), (rows) => {
        for (const separator of [',', ';'] as const) {
          expect(cellsWithFormula(csvLines(rows, separator))).toEqual([]);
        }
      }),
    );
  });
});
