import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';

const sources = ['lib', 'app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|test-support/.test(path))
    .map((path) => join(folder, path)),
);

/** What of contacts and their threads can tell an address: columns, and whole rows with them. */
const telling =
  /\b(?:contacts|contact)\.(?:name|nameKey|phone|phoneKey|email|emailKey|fields)\b|\b(?:conversations|latest)\.preview\b|\bmessages\.body\b|contact: contacts\b|\.select\(\)\s*\.from\(contacts\)/;
const schema = /from '@\/db\/schema\/(?:contacts|messages)'|\b(?:from|join) (?:contacts|messages)\b/;
const masks = /from '[^']*(?:\/masking\/seen-contact|\/masked-name|\/view)'/;

/** Files, by folder and name, that read an address or a text and give none of it to a person. */
const givesNothing: Readonly<Record<string, string>> = {
  'automations/run.ts': 'asks whether there is a phone',
  'campaigns/address-all.ts': 'writes to the contact',
  'campaigns/deliver.ts': 'writes to the contact',
  'contacts/lock.ts': 'gives rows to services that change them',
  'contacts/masked-name.ts': 'is the mask where PostgreSQL writes',
  'contacts/merge.ts': 'is denied to who sees a field masked',
  'contacts/narrow.ts': 'filters by choices only',
  'forms/deliver.ts': 'asks whether an address is known',
  'imports/known-people.ts': 'compares fields that the person sees in full',
  'messages/deliver.ts': 'writes to the contact',
  'messages/reply.ts': 'writes to the contact',
  'messages/sender.ts': 'finds the sender of a message',
  'sending/addressees.ts': 'asks whether there is a phone',
  'sendings/portion.ts': 'gives rows to what writes to them',
  'snippets/contact.ts': 'gives the row to the list of snippets',
  'unsubscribed/leave.ts': 'finds contacts of one address',
};

const reading = sources
  .filter((path) => {
    const text = readFileSync(path, 'utf8');
    return schema.test(text) && telling.test(text) && !masks.test(text);
  })
  .map((path) => path.split(sep).slice(-2).join('/'));

test('MA1 MA10 every file that reads what can tell an address masks it, or says why it gives nothing away', () => {
  expect(reading.filter((path) => !(path in givesNothing))).toEqual([]);
});

test('MA1 MA10 no file is excused that need not be', () => {
  expect(Object.keys(givesNothing).filter((path) => !reading.includes(path))).toEqual([]);
});
