import { describe, expect, test } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import type { RunImport } from './claim-run';
import { reportImport } from './report';
import { take } from './test-support/take';

const { admin } = await testDatabase();

type Contact = [name: string, phone: string | null, email: string | null];

/** Imports a file with the recognised columns. */
async function imported(file: string, options: Partial<RunImport> = {}) {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  const view = await take(ctx, Buffer.from(file), options);
  const people = await admin`select name, phone, email from contacts
    where workspace_id = ${workspace.id} order by id`;
  const { leftOut, refused, dropped } = await reportImport(ctx, view.id);
  return {
    workspace,
    ctx,
    contacts: people.map(({ name, phone, email }): Contact => [name, phone, email]),
    refusals: Object.fromEntries([...leftOut.rows, ...refused.rows].map(({ row, reason }) => [row, reason])),
    dropped: dropped.rows.flatMap((each) => each.dropped.map(({ field, value }) => [field, value])),
  };
}

describe('headers', () => {
  const miaOrt: Contact = ['Mia Ort', '+33612345678', 'mia@example.com'];
  test.each<[string, string, string, Contact]>([
    ['H01', 'phone_number,name,email', '+33612345678,Mia Ort,mia@example.com', miaOrt],
    [
      'H02',
      'first_name,last_name,email_address,mobile_phone',
      'Mia,Ort,mia@example.com,+33612345678',
      miaOrt,
    ],
    ['H04', 'Nom;Prénom;Courriel;Tél.', 'Ort;Mia;mia@example.com;+33612345678', miaOrt],
    ['H07', 'First,Last,Email,Phone', 'Mia,Ort,mia@example.com,+33612345678', miaOrt],
    ['H09', 'Full Name,Work Email,Work Phone', 'Mia Ort,mia@example.com,+33612345678', miaOrt],
    ['H11', 'Contact Name,Email,Mobile', 'Mia Ort,mia@example.com,+33612345678', miaOrt],
    ['H12', 'Nom complet;Adresse mail;Numéro de portable', 'Mia Ort;mia@example.com;+33612345678', miaOrt],
    ['H14', 'Name (required),Email *,Phone *', 'Mia Ort,mia@example.com,+33612345678', miaOrt],
    ['H15', 'Vorname;Nachname;E-Mail-Adresse;Mobiltelefon', 'Mia;Ort;mia@example.com;+33612345678', miaOrt],
    ['H16', 'Prénom;Nom;Adresse électronique;GSM', 'Mia;Ort;mia@example.com;+33612345678', miaOrt],
    ['H20', 'Name,Email,Email,Phone', 'Mia Ort,,mia@example.com,+33612345678', miaOrt],
    ['H20', 'Name,Name,Email,Phone', ',Mia Ort,mia@example.com,+33612345678', miaOrt],
  ])('%s the columns of %s are mapped automatically', async (_, head, row, contact) => {
    expect((await imported(`${head}\r\n${row}\r\n`)).contacts).toEqual([contact]);
  });
});

describe('phones', () => {
  const mia = (phone: string | null): Contact => ['Mia', phone, 'mia@example.com'];
  test.each<[string, string, string, RunImport['country'], string | null, string?]>([
    ['P02', 'an extension', '+1 425 555 0100 ext. 123', undefined, '+14255550100'],
    ['P04', 'direction marks', '\u202a+33 6 12 34 56 78\u202c', undefined, '+33612345678'],
    ['P05', 'no-break spaces', '+33\xa06\u202f12\u202f34\u202f56\u202f78', undefined, '+33612345678'],
    ['P06', 'no-break hyphens', '06\u201112\u201134\u201156\u201178', 'FR', '+33612345678'],
    ['P07', 'a dash', '+39 02 1234\u20135678', undefined, '+390212345678'],
    ['P09', 'a zero in brackets', '+44 (0)20 7946 0018', undefined, '+442079460018'],
    ['P11', 'a lost leading zero', '612345678', 'FR', '+33612345678'],
    ['P13', 'a lost plus', '33612345678', 'FR', '+33612345678'],
    ['P14', 'a lost plus', '393471234541', 'IT', '+393471234541'],
    ['P15', 'a leading apostrophe', "'+33612345678", undefined, '+33612345678'],
    ['P17', 'a text formula', '="0612345678"', 'FR', '+33612345678'],
    ['P18', 'two numbers and a slash', '06 12 34 56 78 / 07 11 22 33 44', 'FR', '+33612345678'],
    ['P19', 'two numbers and a semicolon', '06 12 34 56 78; 07 11 22 33 44', 'FR', '+33612345678'],
    ['P21', 'a word for none', 'N/A', undefined, null],
    ['P24', 'Arabic digits', '+٩٧١ ٥٠ ١٢٣ ٤٥٦٧', undefined, '+971501234567'],
    ['P25', 'dots', '06.12.34.56.78', 'FR', '+33612345678'],
    ['P26', 'a decimal tail', '33612345678.0', 'FR', '+33612345678'],
    ['P27', 'letters', '1-800-FLOWERS', 'US', '+18003569377'],
    ['P28', 'a short code', '3615', undefined, null, '3615'],
    ['P36', 'narrow no-break spaces', '06\u202f12\u202f34\u202f56\u202f78', 'FR', '+33612345678'],
    ['P37', '00 and a space', '00 39 347 1234541', undefined, '+393471234541'],
  ])('%s a phone with %s, %j, is read', async (_, __, phone, country, stored, lost) => {
    const cell = phone.replaceAll('"', '""');
    const found = await imported(`name,phone,email\r\nMia,"${cell}",mia@example.com\r\n`, { country });
    expect(found).toMatchObject({
      contacts: [mia(stored)],
      refusals: {},
      dropped: lost === undefined ? [] : [['phone', lost]],
    });
  });

  test('P30 where the first phone is invalid the second counts', async () => {
    const file = 'Name,Email,Phone 1 - Value,Phone 2 - Value\r\nMia,mia@example.com,call me,+33612345678\r\n';
    expect(await imported(file)).toMatchObject({ contacts: [mia('+33612345678')], dropped: [] });
  });

  test('P30 V13 an unreadable phone is dropped, and the person is kept', async () => {
    const file = 'Name,Email,Phone\r\nMia,mia@example.com,call me\r\n';
    expect(await imported(file)).toMatchObject({ contacts: [mia(null)], dropped: [['phone', 'call me']] });
  });
});

describe('people who share an address', () => {
  const two: Contact[] = [
    ['Mia', '+33123456789', 'mia@example.com'],
    ['Tom', '+33123456789', 'tom@example.com'],
  ];
  const file = `name,phone,email\r\n${two.map((row) => row.join(',')).join('\r\n')}\r\n`;
  test.each([
    ['P32', 'skip'],
    ['P33', 'fill'],
    ['P32', 'add'],
  ] as const)('%s two people with one phone are both added, with the choice %s', async (_, duplicates) => {
    expect((await imported(file, { duplicates })).contacts).toEqual(two);
  });

  test.each(['skip', 'fill'] as const)(
    'P32 the same when one of them exists already, with the choice %s',
    async (duplicates) => {
      const { ctx, workspace } = await imported('name,phone,email\r\nMia,+33123456789,mia@example.com\r\n');
      await take(ctx, Buffer.from(file), { duplicates });
      const names = await admin`select name from contacts where workspace_id = ${workspace.id} order by name`;
      expect(names.map(({ name }) => name)).toEqual(['Mia', 'Tom']);
    },
  );

  test('P34 two rows with one email are the same person', async () => {
    const shared =
      'name,phone,email\r\nMia,+33611111111,us@example.com\r\nTom,+33622222222,us@example.com\r\n';
    expect(await imported(shared)).toMatchObject({
      contacts: [['Mia', '+33611111111', 'us@example.com']],
      refusals: { 2: 'twice' },
    });
  });

  test('T01 an export of Latchkey imported again adds only the contact without phone and email', async () => {
    const people = 'name,phone,email\r\nMia,+33611111111,\r\nTom,,tom@example.com\r\nZoé,,\r\n';
    const { ctx } = await imported(people);
    expect(await take(ctx, Buffer.from(people))).toMatchObject({ added: 1, leftOut: 2, refused: 0 });
  });
});

describe('emails', () => {
  test.each<[string, string, string, string | null, string?]>([
    ['E01', 'a name', 'Mia Ort <mia@example.com>', 'mia@example.com'],
    ['E03', 'a comma', 'mia@example.com,', 'mia@example.com'],
    ['E06', 'an internationalised domain', 'mia@bücher.example', 'mia@xn--bcher-kva.example'],
    ['E08', 'an ampersand', 'r&d@example.com', 'r&d@example.com'],
    ['E09', 'a slash', 'mia=ort/x@example.com', 'mia=ort/x@example.com'],
    ['E10', 'capital letters', 'MIA@EXAMPLE.COM', 'MIA@EXAMPLE.COM'],
    ['E13', 'a word for none', 'n/a', null],
    ['E14', 'accents before the @', 'zoé@example.com', null, 'zoé@example.com'],
    ['E15', 'angle brackets', '<mia@example.com>', 'mia@example.com'],
    ['E16', 'an underscore in its domain', 'mia@my_host.example.com', null, 'mia@my_host.example.com'],
  ])('%s an email with %s, %j, is read or reported', async (_, __, email, stored, lost) => {
    expect(await imported(`name,email,phone\r\nMia,"${email}",+33612345678\r\n`)).toMatchObject({
      contacts: [['Mia', '+33612345678', stored]],
      refusals: {},
      dropped: lost === undefined ? [] : [['email', lost]],
    });
  });
});

describe('names', () => {
  const mia = 'mia@example.com';
  test.each<[string, string, string, string]>([
    ['F02', 'an apostrophe', "'t Hart", "'t Hart"],
    ['F03', 'hyphens', '-Mia-', '-Mia-'],
    ['F04', 'three colons', 'Mia ::: Tom', 'Mia ::: Tom'],
    ['N03', 'control characters', 'Mia\x07\x1b[0m', 'Mia[0m'],
    ['N04', 'a decomposed letter', 'Zoe\u0301', 'Zoé'],
    ['N08', 'a decomposed letter', 'Zoe\u0301 Nfd', 'Zoé Nfd'],
    ['N10', 'nothing visible', '\u200b', ''],
    ['N10', 'an address as a name', 'mia@example.com', ''],
  ])('%s a name with %s, %j, is stored as %j', async (_, __, typed, stored) => {
    const found = await imported(`name,email\r\n${typed},${mia}\r\n`);
    expect(found).toMatchObject({ contacts: [[stored, null, mia]], refusals: {}, dropped: [] });
  });

  test('N01 a name over 200 characters is refused', async () => {
    const found = await imported(`name,email\r\n${'x'.repeat(201)},${mia}\r\n`);
    expect(found).toMatchObject({ contacts: [], refusals: { 1: 'too-long' } });
  });

  test('N04 a decomposed header is recognised', async () => {
    const found = await imported(`name,email,te\u0301le\u0301phone\r\nMia,${mia},+33612345678\r\n`);
    expect(found.contacts).toEqual([['Mia', '+33612345678', mia]]);
  });

  test('N06 an organisation becomes the name of a contact without one', async () => {
    const head = 'First Name,Middle Name,Last Name,Organization Name,E-mail 1 - Value,Phone 1 - Value';
    const found = await imported(`${head}\r\n,,,Acme SA,,+33612345678\r\nMia,,Ort,Acme SA,${mia},\r\n`);
    expect(found.contacts).toEqual([
      ['Acme SA', '+33612345678', null],
      ['Mia Ort', null, mia],
    ]);
  });

  test('N06 an address in the name column moves to its empty field, or is reported where that has a value', async () => {
    const file = `name,email,phone\r\n${mia},,\r\n+33 6 12 34 56 78,,\r\nother@example.com,tom@example.com,\r\n`;
    expect(await imported(file)).toMatchObject({
      contacts: [
        ['', null, mia],
        ['', '+33612345678', null],
        ['', null, 'tom@example.com'],
      ],
      dropped: [['name', 'other@example.com']],
    });
  });

  test('V22 a service number of the network is not imported', async () => {
    const found = await imported('name,phone\r\nVoicemail,*86\r\nMia,+33612345678\r\n');
    expect(found).toMatchObject({ contacts: [['Mia', '+33612345678', null]], refusals: { 1: 'bad-phone' } });
  });
});
