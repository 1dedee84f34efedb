import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { emptyValue, type Field, type FieldValue } from './field';

/** What can be done with a record of any collection, besides its own transitions. */
export const recordVerbs = ['view', 'create', 'update', 'delete'] as const;
export type RecordVerb = (typeof recordVerbs)[number];

/** One step from state to state, with what it needs. */
export interface Transition {
  from: readonly string[];
  to: string;
  needs: Permission;
}

/** Pictures that a collection can have in menu and empty list. */
export const collectionIcons = [
  'blocks',
  'form',
  'megaphone',
  'message',
  'plug',
  'reply',
  'signal',
  'tag',
] as const;

/**
 * A list of named records with a few fields, states and verbs, as data: table, page, form, menu and permissions
 * follow from it (see docs/collections.md). Its words stand in `messages/` under `collections.<id>`.
 */
export interface Collection {
  /** The feature of the catalogue that it is, its place in the address and in the table of records. */
  id: FeatureId;
  icon: (typeof collectionIcons)[number];
  /** Besides the name, which every record has and which is unique in its collection. */
  fields: Readonly<Record<string, Field>>;
  /** The first is that of a new record. */
  states?: readonly string[];
  /** States in which a record cannot be edited. */
  lockedIn?: readonly string[];
  transitions?: Readonly<Record<string, Transition>>;
  needs: Readonly<Record<RecordVerb, Permission>>;
  /** Its changes are written into the audit trail. */
  isAudited?: boolean;
}

/** The values of a record by field, secrets left out. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** Fields that are filled in, in their order. */
export function askedFields(collection: Collection): [string, Exclude<Field, { kind: 'secret' }>][] {
  return Object.entries(collection.fields).flatMap(([name, field]) =>
    field.kind === 'secret' ? [] : [[name, field]],
  );
}

export function secretFields({ fields }: Collection): string[] {
  return Object.keys(fields).filter((name) => fields[name]?.kind === 'secret');
}

/** Whether a field is asked for beside these values. */
export function isAsked({ onlyWhen }: Field, values: Readonly<Record<string, unknown>>): boolean {
  return !onlyWhen || onlyWhen.is.includes(String(values[onlyWhen.field] ?? ''));
}

/** What the form of a new record begins with. */
export function emptyRecord(collection: Collection): RecordValues {
  return Object.fromEntries(askedFields(collection).map(([name, field]) => [name, emptyValue(field)]));
}

/** The columns of the list that are fields. */
export function listedFields(collection: Collection): [string, Field][] {
  return askedFields(collection).filter(([, { isListed }]) => isListed);
}

/** What the list can be filtered by: the state, and each listed choice. */
export function filtersOf(collection: Collection): { name: string; options: readonly string[] }[] {
  const choices = listedFields(collection).flatMap(([name, field]) =>
    field.kind === 'choice' ? [{ name, options: field.options }] : [],
  );
  return collection.states ? [{ name: 'state', options: collection.states }, ...choices] : choices;
}

/** Fields that the list can be ordered by, besides `name` and `changed`. */
export function sortedFields(collection: Collection): string[] {
  return listedFields(collection).flatMap(([name, field]) =>
    'isSorted' in field && field.isSorted ? [name] : [],
  );
}

/** Fields that the search looks into, besides the name. */
export function searchedFields(collection: Collection): string[] {
  return askedFields(collection).flatMap(([name, field]) =>
    'isSearched' in field && field.isSearched ? [name] : [],
  );
}

/** The steps that lead on from a state. */
export function transitionsFrom({ transitions = {} }: Collection, state: string | null): string[] {
  return Object.keys(transitions).filter((id) => state !== null && transitions[id]?.from.includes(state));
}

export function isEditable({ lockedIn = [] }: Collection, state: string | null): boolean {
  return state === null || !lockedIn.includes(state);
}
