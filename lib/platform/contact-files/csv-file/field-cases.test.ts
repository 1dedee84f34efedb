import { describe, expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { mostFileColumns } from '../most-columns';
import { allOf, open, peopleOf, rowsOf } from './test-support/people';

const mia = ['Mia', null, 'mia@example.com'];
const miaWithPhone = ['Mia', '+33612345678', 'mia@example.com'];
const tom = ['Tom', null, 'tom@example.com'];

const tables: [title: string, file: string | Uint8Array, people: unknown[]][] = [
  ['I01 a byte order mark before the header', '\ufeffemail,name\r\nmia@example.com,Mia\r\n', [mia]],
  [
    'I02 a byte order mark before a quoted header',
    '\ufeff"Name","Email"\r\n"Mia","mia@example.com"\r\n',
    [mia],
  ],
  [
    'I03 UTF-16, little-endian',
    Buffer.from('\ufeffNom\tE-mail\r\nZoé Ñandú\tzoe@example.com\r\n', 'utf16le'),
    [['Zoé Ñandú', null, 'zoe@example.com']],
  ],
  [
    'I03 UTF-16 without a byte order mark',
    Buffer.from('Nom\tE-mail\r\nZoé Ñandú\tzoe@example.com\r\n', 'utf16le'),
    [['Zoé Ñandú', null, 'zoe@example.com']],
  ],
  [
    'I04 UTF-16, big-endian',
    Buffer.from('\ufeffNom;E-mail\r\nŁukasz łódź;lu@example.com\r\n', 'utf16le').swap16(),
    [['Łukasz łódź', null, 'lu@example.com']],
  ],
  [
    'I08 Mac Roman, lines ending in CR',
    Buffer.from('Nom;E-mail\r\x83lo\x95se G\x8erard;el@example.com\r', 'latin1'),
    [['Éloïse Gérard', null, 'el@example.com']],
  ],
  [
    'I08 Windows-1252 with capitals, quotes and ligatures is not Mac Roman',
    Buffer.from('Nom;E-mail\r\n\xc9lo\xefse L\x92H\xe9ritier, \x9cnologue;a@example.com\r\n', 'latin1'),
    [['Éloïse L’Héritier, œnologue', null, 'a@example.com']],
  ],
  [
    'I08 lines in UTF-8 and in Windows-1252 in one file',
    Buffer.concat([
      Buffer.from('name,email\nZoé,z@example.com\n'),
      Buffer.from('Éva,e@example.com\n', 'latin1'),
    ]),
    [
      ['Zoé', null, 'z@example.com'],
      ['Éva', null, 'e@example.com'],
    ],
  ],
  ['I11 semicolons', 'name;email\r\nMia;mia@example.com\r\n', [mia]],
  ['I12 sep=', 'sep=;\r\nName;Email;Phone\r\nMia;mia@example.com;+33612345678\r\n', [miaWithPhone]],
  ['I12 "sep=|"', '"sep=|"\nName|Email|Phone\nMia|mia@example.com|+33612345678\n', [miaWithPhone]],
  ['I13 pipes', 'Name|Email|Phone\nMia|mia@example.com|+33612345678\n', [miaWithPhone]],
  [
    'I15 mixed line ends, CRLF first',
    'Name,Email\r\nMia,mia@example.com\nTom,tom@example.com\nZoé,zoe@example.com\n',
    [mia, tom, ['Zoé', null, 'zoe@example.com']],
  ],
  ['I16 mixed line ends, LF first', 'Name,Email\nMia,mia@example.com\r\nTom,tom@example.com\r\n', [mia, tom]],
  [
    'I16 mixed line ends, CR and CR CR LF',
    'Name,Email\rMia,mia@example.com\r\r\nTom,tom@example.com',
    [mia, tom],
  ],
  ['I20 blank lines', '\n\nName,Email\n\nMia,mia@example.com\n\n\nTom,tom@example.com\n', [mia, tom]],
  [
    'I22 quotes after a backslash',
    '"name","email"\n"Mia \\"Mimi\\" Ort","mia@example.com"\n"Tom","tom@example.com"\n',
    [['Mia "Mimi" Ort', null, 'mia@example.com'], tom],
  ],
  [
    'I22 quotes after a backslash before the closing quote, with a comma between',
    '"name","email"\n"Ort \\"Mimi\\", Mia \\"M\\"","mia@example.com"\n"O \\"T\\"","tom@example.com"\n',
    [
      ['Ort "Mimi", Mia "M"', null, 'mia@example.com'],
      ['O "T"', null, 'tom@example.com'],
    ],
  ],
  [
    'I22 a literal backslash',
    '"name","email"\n"Mia C:\\dir\\","mia@example.com"\n"T ""\\"" T","tom@example.com"\n',
    [
      ['Mia C:\\dir\\', null, 'mia@example.com'],
      ['T "\\" T', null, 'tom@example.com'],
    ],
  ],
  [
    'I24 a quote within a field',
    'name,email\n5" pipe Ltd,pipe@example.com\nTom,tom@example.com\n',
    [['5" pipe Ltd', null, 'pipe@example.com'], tom],
  ],
  [
    'I24 spaces around quotes',
    'name, email\n"Mia" , "mia@example.com"\n"Tom", "tom@example.com"',
    [mia, tom],
  ],
  [
    'I26 lines above the header',
    'Notes:\n"Some text, about missing emails."\n\nFirst Name,Last Name,URL,Email Address,Company,Position,Connected On\nMia,Ort,https://example.com/mia,mia@example.com,"Acme, Inc.",PM,01 Jan 2026\n',
    [['Mia Ort', null, 'mia@example.com']],
  ],
  [
    'I26 a title, filled up with delimiters',
    'Clients 2026;;\r\n;;\r\nName;Email;Phone\r\nMia;mia@example.com;+33612345678\r\n',
    [miaWithPhone],
  ],
  [
    'I29 one line that ends in LF',
    'name,email\r\nA,a@example.com\r\nB,b@example.com\nC,c@example.com',
    ['A', 'B', 'C'].map((name) => [name, null, `${name.toLowerCase()}@example.com`]),
  ],
  [
    'I31 one field of 300 kB',
    `name,email,notes\nA,a@example.com,"${'x'.repeat(300_000)}"\nB,b@example.com,`,
    ['too-long', ['B', null, 'b@example.com']],
  ],
  [
    'I32 name and email in columns 249 and 250',
    `${','.repeat(248)}name,email\n${','.repeat(248)}Mia,mia@example.com\n`,
    [mia],
  ],
  [
    'N03 control characters in a name',
    'name,email\r\nMia\x07\x1b[0m,mia@example.com\r\n',
    [['Mia[0m', null, 'mia@example.com']],
  ],
  [
    'N03 a line end of spreadsheets within a name',
    'name,email\nMia\vOrt,mia@example.com\n',
    [['Mia Ort', null, 'mia@example.com']],
  ],
];

describe('IM1 tables in practice', () => {
  test.each(tables)('%s', async (_, file, people) => {
    for (const size of [64 * 1024, file.length > 10_000 ? 999 : 7]) {
      expect(await peopleOf(file, size)).toEqual(people);
    }
  });

  test('I14 commas within the fields of a table with semicolons', async () => {
    const rows = 'Nom, prénom, titre;E-mail\r\nDupont, Mia, Mme;mia@example.com\r\n';
    expect(await open(rows)).toMatchObject({ columns: ['Nom, prénom, titre', 'E-mail'] });
    expect(await rowsOf(rows)).toEqual([{ line: 2, fields: ['Dupont, Mia, Mme', 'mia@example.com'] }]);
  });

  test.each([
    ['decimal commas', 'name;sum\nMia;1,5\nTom;2,5\n', ['Mia', '1,5']],
    ['one column of names with commas', 'name\nOrt, Mia\nKay, Tom\n', ['Ort, Mia']],
    [
      'lists of semicolons in one column',
      'name,tags,email\nMia,a;b,mia@example.com\n',
      ['Mia', 'a;b', 'mia@example.com'],
    ],
    [
      'no header',
      'Dupont, Mia;mia@example.com\nKay, Tom;tom@example.com\n',
      ['Dupont, Mia', 'mia@example.com'],
    ],
  ])('I14 the delimiter fits all rows: %s', async (_, file, fields) => {
    expect((await rowsOf(file))[0]?.fields).toEqual(fields);
  });

  test.each([
    ['at the end', 'name,email\n"Mia,mia@example.com\nTom,tom@example.com\n'],
    [
      'before another quoted field',
      'name,email\n"Mia,mia@example.com\nTom,tom@example.com\n"Zoé",zoe@example.com\n',
    ],
    [
      'in a field of megabytes',
      `name,email\n"Mia,mia@example.com\n${'Tom,tom@example.com\n'.repeat(50_000)}`,
    ],
  ])('I25 a quote that swallows rows makes the file unreadable: %s', async (_, file) => {
    await expect(rowsOf(file)).rejects.toEqual(new Invalid({ file: 'file-malformed' }));
  });

  test('I26 the line number of a row counts lines above the headerer, blank lines, and lines within fields', async () => {
    const found = await open('Title\r\n\r\nName,Email\r\n"Mia\nOrt",a@b.it\r\n\r\nTom,t@b.it\rZoé,z@b.it');
    expect((await allOf(found.rows)).map(({ line }) => line)).toEqual([4, 7, 8]);
    expect(found.notes.linesAbove).toBe(2);
  });

  test('I32 columns that are not read are counted, empty ones are not', async () => {
    const head = Array.from({ length: mostFileColumns }, (_, n) => `column ${n}`);
    const notesOf = async (row: string) => {
      const found = await open(`${head.join(',')}\n${row}\n`);
      await allOf(found.rows);
      return found.notes.ignoredColumns;
    };
    expect(await notesOf(`Mia${','.repeat(mostFileColumns + 5)}`)).toBe(0);
    expect(await notesOf(`Mia${','.repeat(mostFileColumns + 5)}last,`)).toBe(6);
  });

  test('I33 20,000 rows', async () => {
    const lines = Array.from({ length: 20_000 }, (_, n) => `Contact ${n},c${n}@example.com`);
    const people = await peopleOf(`name,email\n${lines.join('\n')}\n`);
    expect([people.length, people[19_999]]).toEqual([20_000, ['Contact 19999', null, 'c19999@example.com']]);
  });
});

describe('other kinds of files are refused, with advice on what to save instead', () => {
  const zip = (name: string) => Buffer.from(`PK\x03\x04\x14\0\0\0\x08\0......${name}`, 'latin1');
  test.each<[string, string | Uint8Array, string]>([
    ['X01 .xlsx', zip('[Content_Types].xml .. xl/workbook.xml'), 'file-is-spreadsheet'],
    ['X01 .ods', zip('mimetypeapplication/vnd.oasis.opendocument.spreadsheet'), 'file-is-spreadsheet'],
    ['X01 .numbers', zip('Index/Document.iwa'), 'file-is-spreadsheet'],
    ['X01 .xls', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'file-is-spreadsheet'],
    [
      'X01 XML of Excel 2003',
      '<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook>',
      'file-is-spreadsheet',
    ],
    ['X01 .docx', zip('[Content_Types].xml .. word/document.xml'), 'file-is-document'],
    ['X01 .zip', zip('contacts.csv'), 'file-is-packed'],
    ['X01 .gz', Buffer.from('1f8b0800', 'hex'), 'file-is-packed'],
    ['X03 PDF', Buffer.from('%PDF-1.4\n%\xe2\xe3\xcf\xd3\n1 0 obj\n', 'latin1'), 'file-is-document'],
    ['X03 RTF', '{\\rtf1\\ansi', 'file-is-document'],
    ['X04 JSON', '[{"name":"Mia","email":"mia@example.com"},\n{"name":"Tom"}]\n', 'file-is-json'],
    ['X04 JSON lines', '\ufeff{ "name": "Mia" }\n{"name":"Tom"}\n', 'file-is-json'],
    ['X04 HTML', '\r\n<!DOCTYPE html><html><table>', 'file-is-page'],
    ['X04 an HTML table named .xls', Buffer.from('\ufeff<table><tr><td>Mia', 'utf16le'), 'file-is-page'],
    ['X04 XML', '<?xml version="1.0"?><contacts>', 'file-is-page'],
    ['X04 .png', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'file-is-picture'],
    ['X04 .jpg', Buffer.from('ffd8ffe0', 'hex'), 'file-is-picture'],
    ['X04 .heic', Buffer.from('\0\0\0\x18ftypheic', 'latin1'), 'file-is-picture'],
    ['X04 .pst', '!BDN....', 'file-is-mailbox'],
    [
      'X04 any other binary',
      Buffer.from(`SQLite format 3\0\x10\0\x02\x02${'\0'.repeat(20)}`, 'latin1'),
      'file-is-no-text',
    ],
  ])('%s', async (_, file, kind) => {
    await expect(open(file)).rejects.toEqual(new Invalid({ file: kind }));
  });

  test.each([
    '[Name];[E-mail]\nMia;mia@example.com\n',
    '{name},email\n',
    '<name>,email\nMia,m@example.com\n',
    'BMW;x\n',
  ])('X04 a table that begins like one is a table: %j', async (file) => {
    await expect(open(file)).resolves.toBeDefined();
  });
});
