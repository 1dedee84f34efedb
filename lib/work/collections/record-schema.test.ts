import { describe, expect, test } from 'vitest';
import { fieldErrors } from '@/lib/platform/field-errors';
import { contactFields } from '@/lib/work/contacts/fields/contact-fields';
import { channels } from '@/lib/work/inbox/channels/channels';
import { snippets } from '@/lib/work/inbox/snippets/snippets';
import type { Collection } from './definition';
import { recordSchema } from './record-schema';

/** The kinds of fields that the shipped definitions do not use. */
const sampler = {
  ...snippets,
  fields: {
    size: { kind: 'number', min: 0, max: 10 },
    day: { kind: 'date' },
    isUrgent: { kind: 'boolean' },
    tags: { kind: 'choices', options: ['a', 'b'] },
  },
} as const satisfies Collection;

function read(collection: Collection, fields: Record<string, unknown>, name = 'One') {
  const parsed = recordSchema(collection).safeParse({ name, fields });
  return parsed.success ? parsed.data : fieldErrors(parsed.error);
}

const values = (collection: Collection, fields: Record<string, unknown>) => {
  const found = read(collection, fields);
  return 'fields' in found ? found.fields : found;
};

describe('parsing a record by its definition', () => {
  test('reports missing and too long values by field', () => {
    expect(read(snippets, {}, ' ')).toEqual({ name: 'required', 'fields.text': 'required' });
    expect(read(snippets, { text: 'x'.repeat(4_001) })).toEqual({ 'fields.text': 'too-long' });
    expect(read(snippets, { text: 'x', shortcut: 'two words' })).toEqual({ 'fields.shortcut': 'one-word' });
  });

  test('keeps lines in long texts, and removes characters that PostgreSQL refuses', () => {
    expect(values(snippets, { text: ' a\r\nb\u0000\ud800 ', shortcut: '' })).toEqual({
      shortcut: '',
      text: 'a\nb�',
    });
  });

  test('drops unknown fields, and secrets, which a person cannot choose (IN7)', () => {
    const given = {
      connection: 'webhook',
      kind: 'sms',
      url: 'https://a.example/',
      secret: 'mine',
      isOwner: true,
    };
    expect(values(channels, given)).toEqual({
      greeting: '',
      origins: [],
      connection: 'webhook',
      kind: 'sms',
      url: 'https://a.example/',
    });
  });

  test.each([
    'javascript:alert(1)',
    'ftp://a.example',
    '//a.example',
    'a.example',
    'https://me:secret@a.example/',
  ])('refuses the address %s', (url) => {
    expect(read(channels, { connection: 'webhook', kind: 'sms', url })).toEqual({
      'fields.url': 'bad-address',
    });
  });

  test('asks for a field only where its condition is met, and empties it otherwise', () => {
    expect(read(contactFields, { kind: 'choice', choices: [' '] })).toEqual({ 'fields.choices': 'required' });
    expect(values(contactFields, { kind: 'choice', choices: ['Gold', ' ', 'Gold'] })).toMatchObject({
      choices: ['Gold'],
    });
    expect(values(contactFields, { kind: 'text', choices: ['Gold'] })).toEqual({ kind: 'text', choices: [] });
    expect(read(contactFields, { kind: '__proto__' })).toEqual({ 'fields.kind': 'unknown-choice' });
  });

  test('takes a choice that follows from another value, whatever was given', () => {
    const following = {
      ...channels,
      fields: {
        connection: { kind: 'choice', options: ['webhook', 'widget'] },
        kind: {
          kind: 'choice',
          options: ['sms', 'web-chat'],
          isRequired: true,
          follows: { field: 'connection', values: { widget: 'web-chat' } },
        },
      },
    } as const satisfies Collection;
    expect(values(following, { connection: 'widget', kind: 'sms' })).toMatchObject({ kind: 'web-chat' });
    expect(values(following, { connection: 'webhook', kind: 'sms' })).toMatchObject({ kind: 'sms' });
    expect(read(following, { connection: '' })).toMatchObject({ 'fields.kind': 'required' });
  });

  test('parses numbers, dates, booleans and several choices as a form sends them', () => {
    const given = { size: '2,5', day: '2026-02-28', isUrgent: true, tags: ['b', 'a', 'b'] };
    expect(values(sampler, given)).toEqual({
      ...given,
      size: 2.5,
      tags: ['a', 'b'],
    });
    expect(values(sampler, {})).toEqual({ size: null, day: '', isUrgent: false, tags: [] });
    expect(read(sampler, { size: 'many', day: '2026-02-30', isUrgent: 'yes', tags: ['c'] })).toEqual({
      'fields.size': 'bad-number',
      'fields.day': 'bad-date',
      'fields.isUrgent': 'invalid',
      'fields.tags': 'unknown-choice',
    });
    expect(read(sampler, { size: 11 })).toEqual({ 'fields.size': 'bad-number' });
    expect(read(contactFields, { kind: 'choice', choices: ['x'.repeat(101)] })).toEqual({
      'fields.choices': 'too-long',
    });
  });
});
