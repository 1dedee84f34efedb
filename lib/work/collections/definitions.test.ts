import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { channels as channelKinds } from '@/db/schema/work/contacts';
import { featureIds, permissionTable } from '@/lib/access/models/permissions';
import { collectionOf, collections } from '@/lib/modules';
import { channels } from '@/lib/work/inbox/channels/channels';
import english from '@/messages/en.json';
import french from '@/messages/fr.json';
import italian from '@/messages/it.json';
import { askedFields, type Collection, isAsked } from './definition';

const words = { english, french, italian };
const each = collections.map((collection) => [collection.id, collection] as const);

/** Every text key that the page of a collection needs. */
function textsOf({ fields, states = [], transitions = {}, computes }: Collection): string[] {
  return [
    ...['facts', 'new', 'add', 'edit', 'delete', 'deleteTitle', 'deleteNote', 'empty', 'emptyHint', 'name'],
    ...(computes ? ['fields.computed.label'] : []),
    ...(Object.values(transitions).some(({ reaches }) => reaches) ? ['reach'] : []),
    ...states.map((state) => `states.${state}`),
    ...Object.keys(transitions).map((transition) => `transitions.${transition}`),
    ...Object.entries(fields).flatMap(([name, field]) => [
      `fields.${name}.label`,
      ...('options' in field ? field.options.map((option) => `fields.${name}.choices.${option}`) : []),
    ]),
  ];
}

const tree: z.ZodType<unknown> = z.record(z.string(), z.unknown());
function textAt(of: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => {
    const found = tree.safeParse(at);
    return found.success ? (found.data as Record<string, unknown>)[key] : undefined;
  }, of);
}

describe.each(each)('the definition of %s', (id, collection) => {
  test('is found by its id, which is a feature and unique', () => {
    expect(collectionOf(id)).toBe(collection);
    expect(featureIds).toContain(id);
    expect(collections.filter((other) => other.id === id)).toHaveLength(1);
  });

  test.each(Object.entries(words))('has all its words in %s', (_, messages) => {
    const missing = textsOf(collection).filter(
      (key) => textAt(messages.collections, `${id}.${key}`) === undefined,
    );
    expect(missing).toEqual([]);
    for (const figure of collection.report?.figures ?? []) {
      expect(Object.keys(messages.records.figures)).toContain(figure);
    }
  });

  test('asks for permissions of the catalogue, about the workspace; those of transitions may be about records', () => {
    const asked = [
      ...Object.values(collection.needs),
      ...(collection.report ? [collection.report.needs] : []),
      ...(collection.report?.exports ? [collection.report.exports] : []),
    ];
    for (const permission of asked) expect(permissionTable.get(permission)?.about).toBe('workspace');
    for (const { needs } of Object.values(collection.transitions ?? {})) {
      expect(['workspace', 'record']).toContain(permissionTable.get(needs)?.about);
    }
  });

  test('has transitions only between its states, and each state except the last ones can be left', () => {
    const {
      states = [],
      transitions = {},
      lockedIn = [],
      keptIn = [],
      endsIn = [],
      due,
      liveIn,
    } = collection;
    const steps = Object.values(transitions);
    for (const { from, to } of steps) expect(states).toEqual(expect.arrayContaining([...from, to]));
    const named = [
      ...(liveIn ? [liveIn] : []),
      ...lockedIn,
      ...keptIn,
      ...endsIn,
      ...(due ? [due.in, due.to, due.otherwise] : []),
    ];
    expect(states).toEqual(expect.arrayContaining(named));
    // Without transitions, a process moves the records, such as the check of domains.
    for (const state of steps.length > 0 ? states : []) {
      expect(steps.some(({ from }) => from.includes(state))).toBe(!endsIn.includes(state));
    }
  });

  test('names only its own fields in transitions, due times and previews', () => {
    const { fields, transitions = {}, due, preview } = collection;
    const asked = Object.values(transitions).flatMap(({ asks = [] }) => asks);
    const shown = Object.values(preview ?? {}).map((path) => path.split('.')[0]);
    expect(Object.keys(fields)).toEqual(expect.arrayContaining([...asked, ...shown]));
    if (due) expect(fields[due.at]).toMatchObject({ kind: 'moment' });
  });

  test('has conditions only on its own choices', () => {
    for (const { onlyWhen } of Object.values(collection.fields)) {
      const other = onlyWhen && collection.fields[onlyWhen.field];
      if (other) expect(other).toMatchObject({ options: expect.arrayContaining([...onlyWhen.is]) });
      expect(Boolean(onlyWhen)).toBe(Boolean(other));
    }
  });

  test('has no field named like a column of the table, and at least one field to fill in', () => {
    for (const taken of ['name', 'state', 'changed', 'actions', 'q', 'sort', 'size', 'cursor', 'computed']) {
      expect(Object.keys(collection.fields)).not.toContain(taken);
    }
    expect(askedFields(collection).some(([, field]) => isAsked(field, {}))).toBe(true);
  });
});

test('an unknown collection is not found, whatever its name (RO6)', () => {
  for (const id of ['', 'users', '__proto__', 'constructor']) expect(collectionOf(id)).toBeUndefined();
});

test('channels have the kinds of conversations', () => {
  expect(channels.fields.kind.options).toEqual(channelKinds);
});

test('the example in the documentation is the current definition', () => {
  const source = readFileSync('lib/work/integrations/webhooks.ts', 'utf8');
  const definition = source.slice(source.indexOf('export const')).trim();
  expect(readFileSync('docs/collections.md', 'utf8')).toContain(definition);
});
