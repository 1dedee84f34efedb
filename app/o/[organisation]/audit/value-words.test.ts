import { createFormatter, createTranslator } from 'next-intl';
import { describe, expect, test } from 'vitest';
import { sendingStates } from '@/db/schema/work/sendings';
import { apiScopes } from '@/lib/access/api-keys/scopes';
import { eventFields, type FieldKind, fieldKind } from '@/lib/access/audit/event-fields';
import { eventKinds } from '@/lib/access/endpoints/event-kinds';
import { catalogue } from '@/lib/access/models/catalogue';
import { permissionTable } from '@/lib/access/models/permissions';
import { models, organisationModel, workspaceModels } from '@/lib/access/models/registry';
import { collections, settingsForms } from '@/lib/modules';
import { statuses } from '@/lib/policy/model';
import { mergedParts } from '@/lib/work/contacts/change/merge-contacts';
import { lifecycles } from '@/lib/work/contacts/lifecycle';
import { brands } from '@/lib/work/payment/payment-card';
import { sendingChanges } from '@/lib/work/sendings/change-sending-state';
import english from '@/messages/en.json';
import french from '@/messages/fr.json';
import italian from '@/messages/it.json';
import { shownChanges } from './shown-changes';
import { valueWords } from './value-words';

const languages = { en: english, fr: french, it: italian };

/** The words of a language, as `eventWords` puts them together, with a custom role and a deleted one. */
function wordsIn(locale: keyof typeof languages, model = 'team-inbox') {
  const all = createTranslator({ locale, messages: languages[locale] });
  const text = (key: string, values?: object) =>
    key !== '' && all.has(key as never) ? all(key as never, values as never) : null;
  const format = createFormatter({ locale, timeZone: 'UTC' });
  const ownRoles = new Map([['own-1', 'Night shift']]);
  const label = (name: string) => text(`auditTrail.fields.${name}`) ?? `?${name}`;
  return { label, word: valueWords({ text, format, locale, model, ownRoles }) };
}

const of = (part: 'roles' | 'restrictions' | 'rights') =>
  workspaceModels.flatMap((model) => Object.keys(model[part] ?? {}));

/** Every code that a field of a kind can hold. */
const codes: Partial<Record<FieldKind, readonly string[]>> = {
  role: of('roles'),
  organisationRole: Object.keys(organisationModel.roles),
  restrictions: of('restrictions'),
  rights: of('rights'),
  permission: [...permissionTable.keys()],
  permissions: [...permissionTable.keys()],
  status: statuses,
  plan: catalogue.plans,
  model: [...models.keys()],
  flags: catalogue.flags,
  locale: Object.keys(languages),
  country: ['FR', 'IT', 'GB'],
  scopes: apiScopes,
  endpointKinds: eventKinds,
  workAtEnd: ['stays', 'unassigned', 'successor'],
  duration: ['hours', 'today', 'until', 'good'],
  outcome: ['withdrawn', 'held', 'suspended', 'left', 'ended', 'impossible'],
  brand: brands,
  lifecycle: lifecycles,
  contactParts: [...mergedParts, 'field.0198c9a2-0000-7000-8000-000000000001'],
  broadcastState: sendingStates,
  sendingChange: sendingChanges,
  'context.collection': [...collections.map(({ id }) => id), 'pixels', 'applications'],
  'context.settings': settingsForms.map(({ id }) => id),
  'context.shared': ['group', 'template', 'contact'],
};

/** Kinds without codes: a person has written the value, or it is a number, a time or a set of ids. */
const written: readonly FieldKind[] = [
  ...(['text', 'number', 'size', 'moment', 'day', 'month', 'boolean', 'named'] as const),
  ...(['people', 'accounts', 'entries', 'access', 'internal', 'state', 'changedFields'] as const),
];

describe.each(Object.keys(languages) as (keyof typeof languages)[])('the audit trail in %s', (locale) => {
  test('B10 every field of every event has a label', () => {
    const { label } = wordsIn(locale);
    const missing = Object.entries(eventFields).flatMap(([event, fields]) =>
      Object.entries(fields).flatMap(([name, kind]) =>
        kind !== 'internal' && label(name).startsWith('?') ? [`${event} ${name}`] : [],
      ),
    );
    expect(missing).toEqual([]);
  });

  test('B10 no value of any kind of field is shown as its code, or as one that no longer exists', () => {
    const { word } = wordsIn(locale);
    const unknown = word('role', 'gone');
    const bare = Object.entries(codes).flatMap(([kind, all]) =>
      all.flatMap((code) => {
        const shown = word(kind as FieldKind, code);
        return shown === code || shown === unknown || shown === '' ? [`${kind} ${code}: ${shown}`] : [];
      }),
    );
    expect(bare).toEqual([]);
  });

  test('B10 the states and fields of every collection are shown by their labels', () => {
    const { word } = wordsIn(locale);
    const unknown = word('role', 'gone');
    const bare = collections.flatMap(({ id, states = [], fields }) => [
      ...states.filter((state) => [state, unknown].includes(word('state', state, id))),
      ...Object.keys(fields).filter((field) => [field, unknown].includes(word('changedFields', field, id))),
    ]);
    expect(bare).toEqual([]);
    const pixel = ['name', 'site', 'isOn', 'honoursPrivacy', 'keepDays'];
    expect(pixel.filter((field) => word('changedFields', field, 'pixels') === unknown)).toEqual([]);
  });
});

test('B10 every kind of field has its values listed here, or holds none', () => {
  const used = new Set(Object.values(eventFields).flatMap((fields) => Object.values(fields)));
  expect([...used].filter((kind) => !(codes[kind] || written.includes(kind)))).toEqual([]);
});

test('B10 a code without a label is shown as one that no longer exists', () => {
  const { word } = wordsIn('en');
  expect(word('role', 'own-1')).toBe('Night shift');
  expect(word('restrictions', ['gone', { odd: 1 }])).toBe('no longer exists');
  expect(word('country', 'ZZ')).toBe('no longer exists');
  expect(word('moment', 'never')).toBe('no longer exists');
});

test('B10 ids are counted, moments and lists read in the reader’s language', () => {
  const { word } = wordsIn('fr', 'account-tree');
  expect(word('people', ['a', 'b'])).toBe('2 personnes');
  expect(word('accounts', ['a', 'b'])).toBe('2 comptes');
  expect(word('month', '2027-09')).toBe('septembre 2027');
  expect(word('scopes', ['contacts.view', 'users.view'])).toContain(' et ');
  expect(word('locale', null)).not.toBe('aucun');
});

test('B10 an event shows what it is about, and one value where only one side is recorded', () => {
  const words = wordsIn('en');
  const made = {
    event: 'record.created',
    before: null,
    after: { state: 'connected', collection: 'channels' },
  };
  expect(shownChanges(made, words)).toEqual([
    { field: 'Type', before: null, after: 'Channels' },
    { field: 'State', before: null, after: 'Connected' },
  ]);
  const gone = {
    event: 'record.deleted',
    before: { collection: 'channels', state: 'connected' },
    after: { collection: 'channels' },
  };
  expect(shownChanges(gone, words)).toEqual([
    { field: 'Type', before: null, after: 'Channels' },
    { field: 'State', before: 'Connected', after: null },
  ]);
});

test('B10 fields for programs, empty ones and undeclared ones are left out', () => {
  const words = wordsIn('en');
  const access = { role: 'agent', restrictions: [], grants: [], startsAt: null };
  const invited = { event: 'member.invited', before: null, after: access };
  expect(shownChanges(invited, words)).toEqual([{ field: 'Access level', before: null, after: 'Agent' }]);
  const asked = { event: 'data.export-asked', before: null, after: { exportId: 'x', odd: 'y' } };
  expect(shownChanges(asked, words)).toEqual([]);
  expect(fieldKind('contacts.exported', 'field.0198c9a2')).toBe('internal');
  expect(fieldKind('no.event', 'role')).toBe(null);
});
