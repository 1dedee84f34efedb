import { describe, expect, test } from 'vitest';
import { allOf, open, peopleOf, rowsOf } from '../csv-file/test-support/people';

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');
const octets = (text: string) => Buffer.from(text, 'latin1');
const mia = ['Mia', null, 'mia@example.com'];

const cards: [title: string, file: string | Uint8Array, people: unknown[]][] = [
  [
    'V01 folded within a UTF-8 character',
    octets(
      card('VERSION:3.0', 'FN:Zo\xc3\xa9', 'EMAIL:zoe@example.com', 'NOTE:d\xc3\r\n \xa9j\xc3\xa0 vu') +
        card('VERSION:3.0', 'FN:\xc3\x89va', 'EMAIL:eva@example.com'),
    ),
    [
      ['Zoé', null, 'zoe@example.com'],
      ['Éva', null, 'eva@example.com'],
    ],
  ],
  [
    'V02 a card without END, others after it',
    `BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Mia\r\nEMAIL:mia@example.com\r\n${card('FN:Tom')}${card('FN:Zoé')}`,
    [mia, ['Tom', null, null], ['Zoé', null, null]],
  ],
  [
    'V02 the last card without END; one without BEGIN; an AGENT without END',
    `${card('FN:A')}FN:B\r\nEND:VCARD\r\nBEGIN:VCARD\r\nFN:C\r\nAGENT:\r\nBEGIN:VCARD\r\nFN:x\r\nBEGIN:VCARD\r\nFN:D`,
    ['A', 'B', 'C', 'D'].map((name) => [name, null, null]),
  ],
  [
    'V04 a soft break before an empty line',
    card(
      'VERSION:2.1',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=D0=9C=D0=B8=D1=8F=',
      '',
      'TEL;CELL:+33612345678',
    ),
    [['Мия', '+33612345678', null]],
  ],
  [
    'V06 all characters quoted',
    card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4F=72=74;=4D=69=61;;;',
      'FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:=4D=69=61=20=4F=72=74',
      'TEL;VOICE:+420604893000',
    ),
    [['Mia Ort', '+420604893000', null]],
  ],
  [
    'V09 CHARSET=SHIFT_JIS as bytes',
    octets(card('VERSION:2.1', 'N;CHARSET=SHIFT_JIS:\x8eR\x93c;\x91\xbe\x98Y', 'TEL;CELL:+819012345678')),
    [['太郎 山田', '+819012345678', null]],
  ],
  [
    'V09 a Shift JIS character whose second byte is a backslash',
    octets(card('VERSION:2.1', 'N;CHARSET=SHIFT_JIS:\x95\x5c;\x91\xbe\x98Y')),
    [['太郎 表', null, null]],
  ],
  [
    'V09 several encodings in one file: one declared wrong, one unknown, one in base64',
    octets(
      card('VERSION:2.1', 'FN;CHARSET=UTF-8:Zo\xe9') +
        card('VERSION:2.1', 'FN;CHARSET=X-NONE:Zo\xc3\xa9') +
        card('VERSION:3.0', 'FN;ENCODING=b:Wm/DqQ=='),
    ),
    Array.from({ length: 3 }, () => ['Zoé', null, null]),
  ],
  [
    'V15 lines that end in LF, and in spaces',
    'BEGIN:VCARD\nVERSION:3.0\nFN:Mia \nEMAIL:mia@example.com \nEND:VCARD\n',
    [mia],
  ],
  [
    'V16 a byte order mark, and an empty line',
    `\ufeff\r\n${card('VERSION:3.0', 'FN:Mia', 'EMAIL:mia@example.com')}`,
    [mia],
  ],
  [
    'V16 a byte order mark before each card',
    `\ufeff${card('FN:Mia')}\ufeff${card('FN:Tom')}`,
    [
      ['Mia', null, null],
      ['Tom', null, null],
    ],
  ],
  ['V16 UTF-16', Buffer.from(`\ufeff${card('VERSION:3.0', 'FN:Zoé')}`, 'utf16le'), [['Zoé', null, null]]],
  [
    'V18 the preferred address',
    card(
      'VERSION:3.0',
      'FN:Mia',
      'EMAIL;TYPE=INTERNET:old@example.com',
      'EMAIL;TYPE=INTERNET,PREF:mia@example.com',
    ),
    [mia],
  ],
  [
    'V19 a fax number receives no messages',
    card('FN:Mia', 'TEL;TYPE=FAX:+33123456789', 'EMAIL:mia@example.com'),
    [mia],
  ],
  [
    'V20 a photo',
    card(
      'VERSION:3.0',
      'FN:Mia',
      'PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQ',
      ' SkZJRgAB',
      'EMAIL:mia@example.com',
    ),
    [mia],
  ],
  [
    'V21 a part of a name that is a list',
    card('VERSION:3.0', 'N:Public;John;Quinlan,Paul;Mr.;Esq.', 'TEL:+12135551234'),
    [['John Quinlan Paul Public', '+12135551234', null]],
  ],
  [
    'V21 a comma in version 2.1, and one that is escaped, is part of the name',
    card('VERSION:2.1', 'N:Ort, PhD;Mia') + card('VERSION:3.0', 'N:Ort\\, PhD;Mia'),
    Array.from({ length: 2 }, () => ['Mia Ort, PhD', null, null]),
  ],
  [
    'V22 short numbers of a SIM card',
    card('VERSION:2.1', 'N:Voicemail;;;;', 'TEL;CELL:*86') +
      card('VERSION:2.1', 'N:Mia;;;;', 'TEL;CELL:+33612345678'),
    [
      ['Voicemail', '*86', null],
      ['Mia', '+33612345678', null],
    ],
  ],
  [
    'V25 VERSION and PRODID several times',
    card('VERSION:2.1', 'VERSION:3.0', 'PRODID:a', 'PRODID:b', 'FN:Mia', 'EMAIL:mia@example.com'),
    [mia],
  ],
  [
    'V27 lower case, a bare transfer encoding, VERSION last',
    'begin:vcard\r\nfn;quoted-printable:D=C3=BCmmy GmbH\r\nversion:2.1\r\nend:vcard\r\n',
    [['Dümmy GmbH', null, null]],
  ],
  ['V28 only an address', card('VERSION:3.0', 'EMAIL:mia@example.com'), [['', null, 'mia@example.com']]],
  [
    'V29 a quoted note over two lines',
    card(
      'VERSION:2.1',
      'FN:Mia',
      'NOTE;ENCODING=QUOTED-PRINTABLE:eins=0D=0A=',
      'EMAIL:zwei',
      'EMAIL:mia@example.com',
    ),
    [mia],
  ],
  ['V30 a comment before BEGIN', `# exported 2026\r\n${card('FN:Mia', 'EMAIL:mia@example.com')}`, [mia]],
  [
    'N03 control characters in a quoted name',
    card('VERSION:2.1', 'FN;QUOTED-PRINTABLE:Mi=00a=1B'),
    [['Mia', null, null]],
  ],
];

describe('IM1 cards in practice', () => {
  test.each(cards)('%s', async (_, file, people) => {
    for (const size of [64 * 1024, 7]) expect(await peopleOf(file, size)).toEqual(people);
  });

  test('V01 a value folded within a character is complete', async () => {
    const [row] = await rowsOf(octets(card('FN:x', 'NOTE:d\xc3\r\n \xa9j\xc3\r\n\t\xa0 vu')));
    expect(row?.fields).toContain('déjà vu');
  });

  test('V19 a fax number is a column, and a card without another number is reported', async () => {
    const found = await open(
      card('FN:A', 'TEL;FAX:+331') +
        card('FN:B', 'TEL;WORK,FAX:+332', 'TEL:+333') +
        card('FN:C', 'TEL;FAX;VOICE:+334'),
    );
    const at = ['TEL', 'FAX'].map((name) => found.columns.indexOf(name));
    const numbers = (await allOf(found.rows)).map(({ fields }) => at.map((each) => fields[each]));
    expect(numbers).toEqual([
      ['', '+331'],
      ['+333', '+332'],
      ['+334', ''],
    ]);
    expect(found.notes.faxes).toBe(1);
  });

  test('IM1 a card of a group and one without an end are reported with their lines', async () => {
    const note = `NOTE:${'x'.repeat(60_000)}\r\n`;
    const file = card('KIND:group', 'FN:Friends') + card('FN:A', note.repeat(5).trim()) + card('FN:B');
    expect((await rowsOf(file)).map(({ line, unread }) => [line, unread])).toEqual([
      [1, 'group'],
      [5, 'too-long'],
      [13, undefined],
    ]);
  });
});
