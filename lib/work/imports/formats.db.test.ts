import { expect, it } from 'vitest';
import { testDatabase } from '@/db/test-support/database';
import { openTestWorkspace } from '@/lib/test-support/test-workspace';
import { take } from './test-support/take';

const { admin } = await testDatabase();

async function contactsOf(file: Buffer, country?: 'FR' | 'IT') {
  const workspace = await openTestWorkspace(admin);
  const ctx = await (await workspace.addMember('owner')).context();
  const view = await take(ctx, file, { country });
  const people = await admin`select name, phone, email from contacts
    where workspace_id = ${workspace.id} order by name`;
  return { ...view, people: people.map(({ name, phone, email }) => [name, phone, email]) };
}

it('cards of a phone: two versions in one file, in Latin-1', async () => {
  const cards = [
    'BEGIN:VCARD',
    'VERSION:2.1',
    'N:Kéromnès;Zoé;;;',
    'TEL;CELL:06 12 34 56 78',
    'EMAIL:zoe@example.com',
    'END:VCARD',
    'BEGIN:VCARD',
    'VERSION:3.0',
    'FN:Tom',
    'item1.TEL;type=WORK:+39 06 1234 5678',
    'TEL;type=CELL;type=pref:+39 347 123 4541',
    'END:VCARD',
    'BEGIN:VCARD',
    'FN:No Mail',
    'EMAIL:nonsense',
    'END:VCARD',
  ];
  expect(await contactsOf(Buffer.from(cards.join('\r\n'), 'latin1'), 'FR')).toMatchObject({
    total: 3,
    added: 3,
    refused: 0,
    people: [
      ['No Mail', null, null],
      ['Tom', '+393471234541', null],
      ['Zoé Kéromnès', '+33612345678', 'zoe@example.com'],
    ],
  });
});

it('Google: a note over several lines, several values in a field, the second number where the first is empty', async () => {
  const file = [
    'First Name,Last Name,Notes,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value,Phone 2 - Label,Phone 2 - Value',
    'Zoé,Kéromnès,"une note,\r\nsur ""deux"" lignes",* myContacts ::: Amis,* Home,zoe@example.com ::: z@example.org,Mobile,,Work,+33 1 23 45 67 89 ::: +33 6 12 34 56 78',
    ',,,* myContacts,,only@example.com,,,,',
  ];
  const { people } = await contactsOf(Buffer.from(`\uFEFF${file.join('\r\n')}\r\n`));
  expect(people).toEqual([
    ['', null, 'only@example.com'],
    ['Zoé Kéromnès', '+33123456789', 'zoe@example.com'],
  ]);
});

it('Outlook in Italian, saved by Excel as UTF-16 with tabs', async () => {
  const file = [
    [
      'Titolo',
      'Nome',
      'Secondo nome',
      'Cognome',
      'Ufficio',
      'Abitazione',
      'Cellulare',
      'Indirizzo posta elettronica',
    ],
    ['Dott.', 'Giulia', 'Maria', 'Rossi', '06 1234 5678', '', '', 'giulia@example.it'],
  ];
  const bytes = Buffer.from(`\uFEFF${file.map((row) => row.join('\t')).join('\r\n')}`, 'utf16le');
  expect((await contactsOf(bytes, 'IT')).people).toEqual([
    ['Giulia Maria Rossi', '+390612345678', 'giulia@example.it'],
  ]);
});

it('Brevo: semicolons, and international numbers without a plus', async () => {
  const file = Buffer.from('EMAIL;NOM;PRENOM;SMS\nzoe@example.com;Kéromnès;Zoé;33612345678\n', 'utf8');
  expect((await contactsOf(file, 'IT')).people).toEqual([
    ['Zoé Kéromnès', '+33612345678', 'zoe@example.com'],
  ]);
});

it('an export of Latchkey imports unchanged, including its inert formulas', async () => {
  const file = Buffer.from("name,phone,email\r\n'=1+1,+393471234541,a@example.com\r\n");
  expect((await contactsOf(file)).people).toEqual([['=1+1', '+393471234541', 'a@example.com']]);
});
