import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { takesLinearTime } from '@/lib/test-support/compare-times';
import { TableReader, type TableRow } from './table-reader';
import { allOf, open, rowsOf } from './test-support/people';

const delimiter = fc.constantFrom(',', ';', '\t', '|');
const lineEnd = fc.constantFrom('\r\n', '\n', '\r');
const noise = (...letters: string[]) => fc.string({ unit: fc.constantFrom(...letters), maxLength: 300 });

/** The records of a text that arrives in parts of one size; null when it is unreadable. */
function read(text: string, separator: string, size: number): TableRow[] | null {
  const reader = new TableReader(separator);
  const rows: TableRow[] = [];
  for (let from = 0; from < text.length; from += size)
    rows.push(...reader.push(text.slice(from, from + size)));
  rows.push(...reader.push('', true));
  return reader.isMalformed ? null : rows;
}

describe('IM1 every record of a table becomes one row', () => {
  const field = fc.string({ unit: fc.constantFrom(...'aé"\\,;\t| \r\n=’'), maxLength: 12 });

  test('a well-formed table is read with its order and line numbers', () => {
    const written = fc.record({
      rows: fc.array(fc.tuple(fc.array(field, { minLength: 1, maxLength: 5 }), lineEnd), { maxLength: 12 }),
      separator: delimiter,
      size: fc.integer({ min: 1, max: 40 }),
    });
    fc.assert(
      fc.property(written, ({ rows, separator, size }) => {
        // A backslash before a quote can mean either.
        const plain = rows.map(
          ([fields, end]) => [fields.map((each) => each.replaceAll('\\', '/')), end] as const,
        );
        const quoted = (text: string) => `"${text.replaceAll('"', '""')}"`;
        const text = plain.map(([fields, end]) => fields.map(quoted).join(separator) + end).join('');
        const expected = plain
          .map(([fields]) => fields)
          .filter((fields) => fields.some((each) => each.trim() !== ''));
        const found = read(text, separator, size);
        expect(found?.map(({ fields }) => fields)).toEqual(expected);
        const lines = found?.map(({ line }) => line) ?? [];
        expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      }),
    );
  });

  test('without quotes, each line that is not blank becomes a row, however damaged', () => {
    fc.assert(
      fc.property(
        noise(...'ab1@.é,;\t| \r\n\\='),
        delimiter,
        fc.integer({ min: 1, max: 40 }),
        (text, separator, size) => {
          const lines = text.split(/\r\n|\r|\n/);
          const isBlank = (line: string) => line.split(separator).join('').trim() === '';
          const expected = lines.flatMap((line, at) => (isBlank(line) ? [] : [at + 1]));
          expect(read(text, separator, size)?.map(({ line }) => line)).toEqual(expected);
        },
      ),
    );
  });

  test('with quotes anywhere, no character is lost, or the file is refused', () => {
    fc.assert(
      fc.property(noise(...'ab,"" \r\n\\'), fc.integer({ min: 1, max: 40 }), (text, size) => {
        const letters = (from: string) => from.replace(/[^ab]/g, '');
        const found = read(text, ',', size);
        if (found) expect(letters(found.flatMap(({ fields }) => fields).join(''))).toBe(letters(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('a row that is too long is reported, and the next one is read', () => {
    const long = fc.integer({ min: 0, max: 600_000 });
    fc.assert(
      fc.property(long, fc.boolean(), fc.integer({ min: 1_000, max: 300_000 }), (length, isQuoted, size) => {
        const field = isQuoted ? `"${'x'.repeat(length)}\n"` : 'x'.repeat(length);
        const found = read(`a,${field},b\nc,d,e\n`, ',', size) ?? [];
        expect(found.map(({ isCut }) => isCut)).toEqual([length + 2 + Number(isQuoted) > 256 * 1024, false]);
        expect(found[1]?.fields).toEqual(['c', 'd', 'e']);
        expect(found[0]?.fields.join('').length).toBeLessThanOrEqual(256 * 1024);
      }),
      { numRuns: 20 },
    );
  });
});

describe('IM1 every card becomes one row', () => {
  test('for any missing delimiters, folds and cuts', async () => {
    const cards = fc.array(
      fc.record({ loss: fc.constantFrom('nothing', 'BEGIN', 'END'), isGroup: fc.boolean(), end: lineEnd }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(cards, fc.integer({ min: 1, max: 50 }), async (all, size) => {
        const text = all.map(({ loss, isGroup, end }, at) => {
          // Without both, two cards become one.
          const isSeparate = at === 0 || loss !== 'BEGIN' || all[at - 1]?.loss === 'END';
          const lines = [
            ...(isSeparate ? ['BEGIN:VCARD'] : []),
            `FN:Per`,
            ` son ${at}`,
            ...(isGroup ? ['KIND:group'] : []),
            ...(loss === 'END' ? [] : ['END:VCARD']),
          ];
          return lines.map((line) => line + end).join('');
        });
        const found = await rowsOf(text.join(''), size);
        expect(found.map(({ fields, unread }) => [fields[0], unread === 'group'])).toEqual(
          all.map(({ isGroup }, at) => [`Person ${at}`, isGroup]),
        );
      }),
    );
  });
});

describe('IM1 any bytes can be read', () => {
  const begun = fc.constantFrom('', 'BEGIN:VCARD\n', 'name,email\n', 'sep=;\n', '\ufeff', '"a\n');
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 500 }),
    noise(...'BEGIN:VCARD;=\r\n "\\,TELFN.é\t|').map((text) => Buffer.from(text)),
  );

  test('they become rows, or the file is refused', async () => {
    await fc.assert(
      fc.asyncProperty(begun, bytes, fc.integer({ min: 1, max: 100 }), async (start, rest, size) => {
        try {
          const found = await open(Buffer.concat([Buffer.from(start), rest]), size);
          const lines = (await allOf(found.rows)).map(({ line }) => line);
          expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
        } catch (error) {
          expect(error).toBeInstanceOf(Invalid);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('SA12 LI6 the worst megabyte is read in one pass', () => {
  const megabyte = 1024 * 1024;
  const openQuote = 'name,email\n"';
  const card = 'BEGIN:VCARD\nN;QUOTED-PRINTABLE:';
  test.each<[string, string | number[]]>([
    ['', '"'],
    ['', '"a"b,'],
    ['', '"\n'],
    ['', ' "'],
    ['', '|a"\t'],
    ['', '\r'],
    ['', ','],
    ['', [0xff]],
    ['', [0xe9, 0x0a]],
    ['', [0xc3, 0xa9, 0x0a, 0xe9, 0x0a]],
    ['', '{"'],
    ['sep=', '='],
    [openQuote, '""'],
    [openQuote, '\\"'],
    [openQuote, '\\'],
    [openQuote, 'a,b@c.d\n'],
    ['BEGIN:VCARD\n', 'BEGIN:VCARD\nAGENT:\n'],
    ['BEGIN:VCARD\n', 'N;X="'],
    ['BEGIN:VCARD\n', 'A;'],
    [card, '=\n'],
    [card, ' \n'],
    [card, '\\'],
    [card, ';,'],
    [card, '=41'],
  ])('%j, then %j', async (start, unit) => {
    const read = (size: number) => {
      const file = Buffer.alloc(size, typeof unit === 'string' ? unit : Buffer.from(unit));
      file.write(start);
      return rowsOf(file).catch((error) => expect(error).toBeInstanceOf(Invalid));
    };
    expect(await takesLinearTime(read, megabyte)).toBe(true);
  });
});
