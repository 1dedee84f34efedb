import { describe, expect, test } from 'vitest';
import { Invalid } from '@/lib/platform/errors';
import { readRows } from './read-rows';

/** The rows of a list, each as `name|address|level`; a name or a level that is not stated is left out. */
async function peopleIn(list: string | Uint8Array): Promise<string[]> {
  const { rows } = await readRows(Buffer.from(list as string));
  return rows.map(({ name = '', email, level = '' }) =>
    [name, email, level].join('|').replace(/^\||\|$/g, ''),
  );
}

const ana = 'ana@example.com';
const ben = 'ben@example.com';
const both = [ana, ben];
const named = [`Ana Rossi|${ana}`, `Ben Ort|${ben}`];

/** What people paste, and where it comes from. */
const shapes: [from: string, list: string | Uint8Array, people: string[]][] = [
  ['one address', ana, [ana]],
  ['lines', `${ana}\n${ben}`, both],
  ['lines of Windows', `${ana}\r\n${ben}\r\n`, both],
  ['lines of an old Mac', `${ana}\r${ben}`, both],
  ['lines with gaps', `\n\n${ana}\n\n\n${ben}\n`, both],
  ['commas', `${ana}, ${ben}`, both],
  ['commas without spaces', `${ana},${ben}`, both],
  ['semicolons', `${ana}; ${ben};`, both],
  ['spaces', `${ana} ${ben}`, both],
  ['tabs', `${ana}\t${ben}`, both],
  ['bars', `${ana} | ${ben}`, both],
  ['commas of other scripts', `${ana}、${ben}`, both],
  ['a sentence', `${ana} and ${ben}`, both],
  ['bullets', `- ${ana}\n- ${ben}`, both],
  ['round bullets', `• ${ana}\n• ${ben}`, both],
  ['numbers', `1. ${ana}\n2. ${ben}`, both],
  ['angle brackets', `<${ana}>, <${ben}>`, both],
  ['quotes', `"${ana}", "${ben}"`, both],
  ['typographic quotes', `“${ana}”, “${ben}”`, both],
  ['a list of JSON', `["${ana}", "${ben}"]`, both],
  ['a link', `mailto:${ana}`, [ana]],
  ['a link with a subject', `mailto:${ana}?subject=Hello`, [ana]],
  ['links of a page', `<mailto:${ana}>\n<mailto:${ben}>`, both],
  ['links of Markdown', `[Ana](mailto:${ana}), [Ben](mailto:${ben})`, both],
  ['the end of a sentence', `Please add ${ana}.`, [`Please add|${ana}`]],
  ['marks of direction', `\u202a${ana}\u202c;\u00a0${ben}`, both],
  ['a header of a mail', `To: ${ana}; Cc: ${ben}`, both],
  ['Gmail', `Ana Rossi <${ana}>, Ben Ort <${ben}>`, named],
  ['Outlook', `Ana Rossi <${ana}>; Ben Ort <${ben}>`, named],
  ['Outlook, family name first', `Rossi, Ana <${ana}>; Ort, Ben <${ben}>`, named],
  ['quoted names', `"Ana Rossi" <${ana}>; ${ben}`, [`Ana Rossi|${ana}`, ben]],
  ['quoted names with a comma', `"Rossi, Ana" <${ana}>, "Ort, Ben" <${ben}>`, named],
  ['names in lines', `Ana Rossi <${ana}>\nBen Ort <${ben}>`, named],
  ['names without separators', `Ana Rossi <${ana}> Ben Ort <${ben}>`, named],
  ['names before plain addresses', `Ana Rossi ${ana}\nBen Ort ${ben}`, named],
  ['a name, a comma and an address', `Ana Rossi, ${ana}`, [`Ana Rossi|${ana}`]],
  ['names after the address', `${ana} (Ana Rossi)\n${ben} (Ben Ort)`, named],
  ['names before parentheses', `Ana Rossi (${ana}), Ben Ort (${ben})`, named],
  ['names before square brackets', `Ana Rossi [${ana}]\nBen Ort [${ben}]`, named],
  ['inches in a name', `5" Pipe <${ana}>; ${ben}`, [`Pipe|${ana}`, ben]],
  ['a quote that never ends', `"Ana Rossi <${ana}>`, [`Ana Rossi|${ana}`]],
  ['Google Calendar', `${ana} - organizer\n${ben}`, both],
  [
    'a calendar entry',
    `BEGIN:VEVENT\nORGANIZER;CN=Ana Rossi:mailto:${ana}\nATTENDEE;CN="Ben Ort";ROLE=REQ-PARTICIPANT:\n mailto:${ben}\nEND:VEVENT`,
    named,
  ],
  [
    'vCards',
    `BEGIN:VCARD\nVERSION:3.0\nFN:Ana Rossi\nEMAIL:${ana}\nEND:VCARD\nBEGIN:VCARD\nVERSION:3.0\nFN:Ben Ort\nEMAIL:${ben}\nEND:VCARD\n`,
    named,
  ],
  ['cells of a spreadsheet', `Ana Rossi\t${ana}\nBen Ort\t${ben}`, named],
  ['cells, address first', `${ana}\tAna Rossi\n${ben}\tBen Ort`, named],
  ['cells with a level', `Ana Rossi\t${ana}\tAgent`, [`Ana Rossi|${ana}|Agent`]],
  ['a column of a spreadsheet', `Email\n${ana}\n${ben}`, both],
  ['a table', `Name,Email\nAna Rossi,${ana}\nBen Ort,${ben}`, named],
  ['a table with semicolons', `Nom;E-mail\nAna Rossi;${ana}\nBen Ort;${ben}`, named],
  ['a table with tabs', `Nome\tE-mail\nAna Rossi\t${ana}\nBen Ort\t${ben}`, named],
  [
    'a table with quoted fields',
    `Email,Name\n${ana},"Rossi, Ana"\n${ben},Ben Ort`,
    [`Rossi, Ana|${ana}`, named[1] ?? ''],
  ],
  ['a field over two lines', `Email,Name,Note\n${ana},Ana Rossi,"one\ntwo"\n${ben},Ben Ort,`, named],
  ['two columns of a name', `First name,Last name,Email\nAna,Rossi,${ana}\nBen,Ort,${ben}`, named],
  ['a table with levels', `email,role\n${ana},Agent\n${ben},Owner`, [`${ana}|Agent`, `${ben}|Owner`]],
  [
    'French headings',
    `Adresse e-mail;Niveau d’accès\n${ana};Agent\n${ben};Manager`,
    [`${ana}|Agent`, `${ben}|Manager`],
  ],
  [
    'Italian headings',
    `Indirizzo email;Livello di accesso\n${ana};Agente\n${ben};Manager`,
    [`${ana}|Agente`, `${ben}|Manager`],
  ],
  ['an unknown heading for the address', `Person,Mailbox,Desk\nAna Rossi,${ana},4\nBen Ort,${ben},5`, both],
  ['a title above the table', `Staff 2026\n\nName,Email\nAna Rossi,${ana}\nBen Ort,${ben}`, named],
  ['a byte order mark', `\uFEFFName,Email\nAna Rossi,${ana}`, [`Ana Rossi|${ana}`]],
  ['UTF-16', Buffer.from(`\uFEFFName\tEmail\nZoé Ort\t${ana}`, 'utf16le'), [`Zoé Ort|${ana}`]],
  ['Windows-1252', Buffer.from(`Nom;E-mail\nZoé Ort;${ana}`, 'latin1'), [`Zoé Ort|${ana}`]],
  ['a separator that Excel declares', `sep=;\nName;Email\nAna Rossi;${ana}`, [`Ana Rossi|${ana}`]],
  ['names within the cells of addresses', `Email,Role\nAna Rossi <${ana}>,Agent`, [`Ana Rossi|${ana}|Agent`]],
];

describe('B12 any paste is understood', () => {
  test('B12 the corpus has at least 60 shapes', () => {
    expect(shapes.length).toBeGreaterThanOrEqual(60);
  });

  test.each(shapes)('B12 %s', async (_, list, people) => {
    expect(await peopleIn(list)).toEqual(people);
  });
});

test('B12 what is no address stays a row, with its line', async () => {
  const { rows } = await readRows(Buffer.from(`${ana}\nnonsense\n\n${ben}`));
  expect(rows.map(({ line, email }) => [line, email])).toEqual([
    [1, ana],
    [2, 'nonsense'],
    [4, ben],
  ]);
});

test('B12 a table names every field of a row, and an empty cell is no missing column', async () => {
  const header = 'name,email,level,restrictions,teams,starts,ends,language,workspaces';
  const { columns, rows } = await readRows(
    Buffer.from(`${header}\nAna Rossi,${ana},agent,,"North; South",2027-01-01,2027-12-31,fr,Corvane\n`),
  );
  expect(Object.keys(columns).sort()).toEqual(header.split(',').sort());
  expect(rows).toEqual([
    {
      line: 2,
      ...{ name: 'Ana Rossi', email: ana, level: 'agent', restrictions: '', teams: 'North; South' },
      ...{ starts: '2027-01-01', ends: '2027-12-31', language: 'fr', workspaces: 'Corvane' },
    },
  ]);
});

test('B12 chosen columns replace the recognised ones', async () => {
  const list = `A,B,C\n${ana},Ana Rossi,Owner\n`;
  const { rows } = await readRows(Buffer.from(list), { email: [0], name: [1], level: [2] });
  expect(rows).toEqual([{ line: 2, email: ana, name: 'Ana Rossi', level: 'Owner' }]);
});

test.each([
  ['', 'list-empty'],
  [' \n\t', 'list-empty'],
  [Array.from({ length: 5_001 }, (_, at) => `p${at}@example.com`).join('\n'), 'too-many-rows'],
])('B12 a list of no one, or of too many, is refused', async (list, reason) => {
  await expect(readRows(Buffer.from(list))).rejects.toEqual(new Invalid({ list: reason }));
});

test('B12 5,000 rows are read', async () => {
  const list = Array.from({ length: 5_000 }, (_, at) => `p${at}@example.com`).join('\n');
  expect((await readRows(Buffer.from(list))).rows).toHaveLength(5_000);
});
