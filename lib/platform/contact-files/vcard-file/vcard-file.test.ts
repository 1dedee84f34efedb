import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openContactFile } from '../contact-file';
import { cardColumns, isCards } from './cards';

async function read(file: string | Uint8Array, size = 7): Promise<Record<string, string>[]> {
  const bytes = Buffer.from(file);
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  const cards: Record<string, string>[] = [];
  const { rows } = await openContactFile(pieces());
  for await (const { fields, unread } of rows) {
    if (unread) continue;
    expect(fields).toHaveLength(cardColumns.length);
    const said = cardColumns.map((column, at) => [column, fields[at] ?? ''] as const);
    cards.push(Object.fromEntries(said.filter(([, value]) => value !== '')));
  }
  return cards;
}

const card = (...lines: string[]) => ['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\r\n');

describe('cards of phones and programs', () => {
  test('2.1 of an Android phone: quoted-printable with soft breaks, bare types, a photo, no FN', async () => {
    const file = card(
      'VERSION:2.1',
      'N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:K=C3=A9romn=C3=A8s;Zo=C3=A9;;;',
      'TEL;HOME;FAX:+33 1 11 11 11 11',
      'TEL;WORK:01 22 22 22 22',
      'TEL;CELL;PREF:06-12-34-56-78',
      'EMAIL;INTERNET:zoe@example.com',
      'NOTE;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:Une tr=C3=A8s =',
      'longue note=0Aen deux lignes',
      'PHOTO;ENCODING=BASE64;JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD=',
      ' AAAABBBBCCCC:;DDDD==',
      '',
    );
    expect(await read(file)).toEqual([
      {
        FN: 'Zoé Kéromnès',
        TEL: '06-12-34-56-78',
        'TEL 2': '01 22 22 22 22',
        EMAIL: 'zoe@example.com',
        NOTE: 'Une très longue note\nen deux lignes',
        FAX: '+33 1 11 11 11 11',
      },
    ]);
  });

  test('2.1 in Latin-1, quoted or plain, folded at a space', async () => {
    const quoted = card('VERSION:2.1', 'N;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:M=FCller;J=F6rg');
    const unnamed = card('VERSION:2.1', 'FN;QUOTED-PRINTABLE:Andr=E9');
    const plain = Buffer.from(card('VERSION:2.1', 'FN:Chloé', 'NOTE:une', '  note'), 'latin1');
    expect(await read(quoted)).toEqual([{ FN: 'Jörg Müller' }]);
    expect(await read(unnamed)).toEqual([{ FN: 'André' }]);
    expect(await read(plain)).toEqual([{ FN: 'Chloé', NOTE: 'une  note' }]);
  });

  test('3.0 of an iPhone: groups, several numbers, folded lines, escapes, a byte order mark', async () => {
    const file = `\uFEFF${card(
      'VERSION:3.0',
      'PRODID:-//Apple Inc.//iPhone OS 18.1//EN',
      'N:Rossi;Giulia;Maria;Dott.ssa;',
      'FN:Dott.ssa Giulia Maria Ros',
      ' si',
      'ORG:Rossi\\, Bianchi \\; figli;Vendite;',
      'item1.EMAIL;type=INTERNET;type=pref:giulia@example.it',
      'item1.X-ABLabel:_$!<Other>!$_',
      'EMAIL;type=INTERNET;type=WORK:ufficio@example.it',
      'item2.TEL;type=HOME;type=VOICE:06 1234 5678',
      'TEL;type=CELL;type=VOICE;type=pref:+39 347 123 4541',
      'item3.ADR;type=HOME;type=pref:;;Via Roma 1\\nInt. 2;Roma;RM;00100;Italia',
      'NOTE:prima\\nseconda\\, con C:\\\\temp',
      'BDAY:1980-05-01',
      'CATEGORIES:Clienti,Vip\\, oro',
    )}`;
    expect(await read(file)).toEqual([
      {
        FN: 'Dott.ssa Giulia Maria Rossi',
        TEL: '+39 347 123 4541',
        'TEL 2': '06 1234 5678',
        EMAIL: 'giulia@example.it',
        'EMAIL 2': 'ufficio@example.it',
        ORG: 'Rossi, Bianchi ; figli, Vendite',
        ADR: 'Via Roma 1\nInt. 2, Roma, RM, 00100, Italia',
        BDAY: '1980-05-01',
        NOTE: 'prima\nseconda, con C:\\temp',
        CATEGORIES: 'Clienti, Vip, oro',
      },
    ]);
  });

  test('4.0: numbers as URIs, quoted lists of types, preferences by number; a group is not a person', async () => {
    const person = card(
      'VERSION:4.0',
      'KIND:individual',
      'FN;PREF=2:Second',
      'FN;PREF=1:Jean-Luc Picard',
      'TEL;VALUE=uri;PREF=2;TYPE="voice,home":tel:+33-1-23-45-67-89;ext=5',
      'TEL;VALUE=uri;PREF=1;TYPE="cell":tel:+33-6-12-34-56-78',
      'EMAIL:mailto:jl@example.com',
    );
    const group = card('VERSION:4.0', 'KIND:group', 'FN:Friends', 'MEMBER:urn:uuid:1');
    expect(await read(person + group)).toEqual([
      {
        FN: 'Jean-Luc Picard',
        TEL: '+33-6-12-34-56-78',
        'TEL 2': '+33-1-23-45-67-89',
        EMAIL: 'jl@example.com',
      },
    ]);
  });

  test('a nested card, and text between cards, become no contact', async () => {
    const file = [
      card('FN:Boss', 'AGENT:', 'BEGIN:VCARD', 'FN:Secretary', 'END:VCARD', 'TEL:+39061234567'),
      'stray text\r\n;:\r\n:\r\n',
    ].join('');
    expect(await read(file)).toEqual([{ FN: 'Boss', TEL: '+39061234567' }]);
    const tables = ['name,BEGIN:VCARD\n', 'name,note\nZoé,"\nBEGIN:VCARD\n"\n', ''];
    expect(['\r\nbegin:vcard\r\n', ...tables].map((text) => isCards(Buffer.from(text)))).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });

  test('a photo of megabytes, on one line or folded, costs nothing and hides no card', async () => {
    const photo = 'A'.repeat(3_000_000);
    const folded = photo.replace(/(.{74})/g, '$1\r\n ');
    const file = card(`PHOTO;ENCODING=b;TYPE=JPEG:${photo}`, 'FN:Zoé', `PHOTO;ENCODING=b:${folded}`);
    expect(await read(file, 64 * 1024)).toEqual([{ FN: 'Zoé' }]);
  });
});

describe('generated cards are read', () => {
  const text = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 200 })
    .map((value) => value.replace(/[\0\r\uFEFF]/g, '').trim())
    .filter((value) => value !== '');
  const escaped = (value: string) => value.replace(/[\\,;]/g, '\\$&').replaceAll('\n', '\\n');
  const quotedPrintable = (value: string) =>
    [...Buffer.from(value)].map((byte) => `=${byte.toString(16).padStart(2, '0').toUpperCase()}`);

  test('in any version, with any folds and cuts', async () => {
    await fc.assert(
      fc.asyncProperty(
        text,
        text,
        fc.integer({ min: 1, max: 75 }),
        fc.integer({ min: 1, max: 50 }),
        async (name, note, width, size) => {
          const fold = (line: string) =>
            [...line].map((letter, at) => (at % width === width - 1 ? `${letter}\r\n ` : letter)).join('');
          const modern = card('VERSION:4.0', fold(`FN:${escaped(name)}`), fold(`NOTE:${escaped(note)}`));
          const quoted = quotedPrintable(note).map((each, at) =>
            at % width === width - 1 ? `${each}=\r\n` : each,
          );
          const old = card(
            'VERSION:2.1',
            `FN;ENCODING=QUOTED-PRINTABLE:${quotedPrintable(escaped(name)).join('')}`,
            `NOTE;ENCODING=QUOTED-PRINTABLE:${quoted.join('').replaceAll('=5C', '=5C=5C')}`,
          );
          const expected = { FN: name, NOTE: note };
          expect(await read(modern + old, size)).toEqual([expected, expected]);
        },
      ),
    );
  });
});
