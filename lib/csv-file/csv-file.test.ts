import { describe, expect, test } from 'vitest';
import { decode } from './decode';
import { delimiterOf } from './delimiter';
import { isHead, recognise } from './layouts';

async function textOf(bytes: Uint8Array, size: number): Promise<string> {
  async function* pieces() {
    for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
  }
  let text = '';
  for await (const part of decode(pieces())) text += part;
  return text;
}

describe('files as people have them', () => {
  const text = 'name;email\r\nZoé Kéromnès;zoe@example.com\r\nÀ propos, ça va;\r\nété';
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${text}`)],
    ['Latin-1', Buffer.from(text, 'latin1')],
    ['UTF-16', Buffer.from(`\uFEFF${text}`, 'utf16le')],
  ])('%s is read, however it is cut', async (_, bytes) => {
    for (const size of [2, 3, 7, 64, 4096]) expect(await textOf(bytes, size)).toBe(text);
  });

  test.each([
    ['name,email;x,phone', ','],
    ['nom;e-mail;téléphone', ';'],
    ['name\temail', '\t'],
    ['"a;b;c;d","e"', ','],
    ['one', ','],
  ])('%j is separated by %j', (line, delimiter) => {
    expect(delimiterOf(`${line}\r\n;;;;;;`)).toBe(delimiter);
  });

  test.each([
    [
      'Google Contacts',
      'First Name,Middle Name,Last Name,Phonetic First Name,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Label,Phone 1 - Value',
      { name: [0, 1, 2], email: 5, phone: 7 },
    ],
    [
      'Outlook',
      'Title,First Name,Middle Name,Last Name,Company,E-mail Address,Business Phone,Mobile Phone',
      { name: [1, 2, 3], email: 5, phone: 7 },
    ],
    [
      'HubSpot',
      'Record ID,First Name,Last Name,Email,Phone Number,Contact owner',
      { name: [1, 2], email: 3, phone: 4 },
    ],
    ['Brevo', 'CONTACT ID,EMAIL,FIRSTNAME,LASTNAME,SMS', { name: [2, 3], email: 1, phone: 4 }],
    ['Brevo in French', 'EMAIL,PRENOM,NOM,SMS', { name: [1, 2], email: 0, phone: 3 }],
    ['Italian', 'Nome,Cognome,Indirizzo email,Cellulare', { name: [0, 1], email: 2, phone: 3 }],
    ['our own', 'name,phone,email,assigned_to,team,created', { name: [0], email: 2, phone: 1 }],
  ])('%s is recognised', (_, head, mapping) => {
    expect(recognise(head.split(','))).toEqual(mapping);
  });

  test('a first row with an address or a number in it is no head', () => {
    expect(isHead(['Name', 'Phone'])).toBe(true);
    expect(isHead(['Zoé', 'zoe@example.com'])).toBe(false);
    expect(isHead(['Zoé', '+33 6 12 34 56 78'])).toBe(false);
  });
});
