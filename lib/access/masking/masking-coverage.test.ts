import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { expect, test } from 'vitest';

const sources = ['lib', 'app', 'components'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.ts$|test-support/.test(path))
    .map((path) => join(folder, path)),
);

/** Columns and rows of contacts and their threads that can reveal an address. */
const telling =
  /\b(?:contacts|contact)\.(?:name|nameKey|phone|phoneKey|email|emailKey|fields)\b|\b(?:conversations|latest)\.preview\b|\bmessages\.body\b|contact: contacts\b|\.select\(\)\s*\.from\(contacts\)/;
const schema = /from '@\/db\/schema\/work\/(?:contacts|messages)'|\b(?:from|join) (?:contacts|messages)\b/;
const masks = /from '[^']*(?:\/masking\/seen-contact|\/masked-name|-view)'/;

/** Files that read an address or a text without returning it to a member. */
const givesNothing: Readonly<Record<string, string>> = {
  'lib/work/automations/due-message.ts': 'gives the contact to the job that writes to them',
  'lib/work/campaigns/internal/readers/readers-of.ts': 'gives ids of contacts',
  'lib/work/campaigns/internal/sending/deliver.ts': 'writes to the contact',
  'lib/work/contacts/change/internal/lock-contact.ts': 'gives rows to services that change them',
  'lib/work/contacts/list/walk-contacts.ts': 'gives ids of contacts',
  'lib/work/contacts/masked-name.ts': 'is the mask where PostgreSQL writes',
  'lib/work/contacts/change/merge-contacts.ts': 'is denied to who sees a field masked',
  'lib/work/contacts/fields/compute-figures.ts':
    'gives figures, and those of addresses to nobody who sees a mask',
  'lib/work/contacts/list/narrow-contacts.ts': 'filters by choices only',
  'lib/work/email-to-sms/accept-recipient.ts': 'finds the contact of a number',
  'lib/work/forms/deliver.ts': 'asks whether an address is known',
  'lib/work/imports/internal/known-people.ts': 'compares fields that the person sees in full',
  'lib/work/inbox/channels/mailbox/internal/receive-mail.ts': 'finds the contact that wrote',
  'lib/work/inbox/internal/contact-of-conversation.ts': 'gives the row to services that mask it',
  'lib/work/inbox/channels/widget/read-as-visitor.ts': 'a visitor reads their own conversation',
  'lib/work/inbox/messages/deliver.ts': 'writes to the contact',
  'lib/work/inbox/messages/reply-to-conversation.ts': 'writes to the contact',
  'lib/work/inbox/channels/message-sender.ts': 'finds the sender of a message',
  'lib/work/sending/internal/sending-recipients.ts': 'asks whether there is a phone',
  'lib/work/sendings/send-portion.ts': 'gives rows to what writes to them',
  'lib/work/shares/shared-group-phones.ts': 'gives numbers to the sending that writes to them',
  'lib/work/unsubscribed/unsubscribe.ts': 'finds contacts of one address',
};

const reading = sources
  .filter((path) => {
    const text = readFileSync(path, 'utf8');
    return schema.test(text) && telling.test(text) && !masks.test(text);
  })
  .map((path) => path.split(sep).join('/'));

test('MA1 MA10 every file that reads revealing columns masks them, or says why it returns none', () => {
  expect(reading.filter((path) => !(path in givesNothing))).toEqual([]);
});

test('MA1 MA10 no file is exempt without need', () => {
  expect(Object.keys(givesNothing).filter((path) => !reading.includes(path))).toEqual([]);
});
