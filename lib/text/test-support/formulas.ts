import fc from 'fast-check';

const parts = [
  ...'=+-@＝＋－＠﹢;,\t\r\n"\' |.a1\0\v\u2028\u00a0\u200b\ufeff',
  '+393471234541',
  'SUM(A1)',
  'Zoé',
];

/** Texts of characters that begin formulas, split files and hide signs. */
export const hostileText = fc
  .array(fc.constantFrom(...parts), { maxLength: 12 })
  .map((chosen) => chosen.join(''));

const sign = /^["\p{Cc}\p{Cf}\p{Z}]*[=+\-@＝＋－＠﹢﹣﹦﹫]/u;
const phone = /^["\s]*\+[1-9]\d{6,14}["\s]*$/;

const isFormula = (cell: string) => sign.test(cell) && !phone.test(cell);

/** The cells of a file that a spreadsheet might run, split at commas, semicolons and tabs, naively and by a reader. */
export function cellsWithFormula(file: string): string[] {
  const cells = [',', ';', '\t'].flatMap((separator) => [
    ...file.split(/[\r\n]/).flatMap((line) => line.split(separator)),
    ...cellsOf(file, separator),
  ]);
  return cells.filter(isFormula);
}

/** Reads as spreadsheets do: quotes count at the beginning of a cell, and text after the closing quote is added. */
function cellsOf(file: string, separator: string): string[] {
  const cells: string[] = [];
  let cell = '';
  let isQuoted = false;
  let isFresh = true;
  for (let at = 0; at < file.length; at++) {
    const sign = file.charAt(at);
    if (isQuoted && sign === '"' && file[at + 1] === '"') cell += file.charAt(at++);
    else if (isQuoted && sign === '"') isQuoted = false;
    else if (isFresh && sign === '"') isQuoted = true;
    else if (!isQuoted && (sign === separator || sign === '\n' || sign === '\r')) {
      cells.push(cell);
      cell = '';
      isFresh = true;
      continue;
    } else cell += sign;
    isFresh = false;
  }
  return [...cells, cell];
}
