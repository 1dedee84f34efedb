import { catalogue } from '@/lib/access/models/catalogue';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import type { CollectionIconId } from './collection-icons';
import { emptyValue, type Field, type FieldValue } from './field';
import type { TextFormId } from './text-forms';

/** The verbs of every collection, besides its transitions. */
export const recordVerbs = ['view', 'create', 'update', 'delete'] as const;
export type RecordVerb = (typeof recordVerbs)[number];

/** A transition from one state to another, with the permission that it needs. */
export interface Transition {
  from: readonly string[];
  to: string;
  needs: Permission;
  /** It has effects outside, so a dialog first shows them, in numbers (`collections.<id>.reach`). */
  reaches?: boolean;
  /** Fields that the transition asks for and fills in; the record's form leaves them out. */
  asks?: readonly string[];
}

/** A transition that the worker makes when the time in a field has come, by the clock of the database. */
export interface Due {
  in: string;
  at: string;
  to: string;
  /** The state instead, when the transition is refused at that time. */
  otherwise: string;
}

/** A preview of a record for its readers: fields, or `template.body` for a field of a referenced record. */
export interface Preview {
  heading?: string;
  text: string;
  link?: string;
}

/** A public address that a record has in one state: a page, a form, or a link that counts clicks. */
export interface Published {
  in: string;
  as: 'page' | 'form' | 'link';
}

/** The figures of a record, for members with the permission. */
export interface Report {
  needs: Permission;
  figures: readonly string[];
  /** The permission to export the people behind the figures. */
  exports?: Permission;
}

/** Emails that can be sent as a test before the record goes to all its readers. */
export interface Tests {
  needs: Permission;
  /** The additional permission to send to the test list (S2.21). */
  listNeeds: Permission;
}

interface Described {
  /** Its feature in the catalogue, its path segment, and its key in the table of records. */
  id: FeatureId;
  icon: CollectionIconId;
  /** The fields besides the name, which every record has and which is unique in its collection. */
  fields: Readonly<Record<string, Field>>;
  /**
   * The choice that is made first, on a page with the address `<path>/new`, and that never changes. No form asks
   * for it.
   */
  firstChoice?: string;
  /** The format that the name must have. */
  nameForm?: TextFormId;
  /** States in which a record cannot be edited. */
  lockedIn?: readonly string[];
  /** States in which a record cannot be deleted, because a process uses it. */
  keptIn?: readonly string[];
  /** Final states. */
  endsIn?: readonly string[];
  transitions?: Readonly<Record<string, Transition>>;
  due?: Due;
  /** The settings form whose values of the same names a new record starts with. */
  startsWith?: FeatureId;
  preview?: Preview;
  /** Whether each record has a page, with a route of this collection, that also shows its log. */
  hasPage?: boolean;
  /** The public address of a record while it is in a state. */
  published?: Published;
  report?: Report;
  tests?: Tests;
  needs: Readonly<Record<RecordVerb, Permission>>;
  /** Whether the list has a column that is computed for each reader (`lib/work/records/computed-column.ts`). */
  computes?: boolean;
  /** Whether its changes are audit events. */
  isAudited?: boolean;
  /** Whether accounts above may share its records with sub-accounts (S0.2). */
  isShared?: boolean;
}

/** States, or none. */
type Stateful =
  | {
      /** The first state is that of a new record. */
      states: readonly string[];
      /** The state of a record that is active, drawn in the accent colour. */
      liveIn: string;
    }
  | { states?: undefined; liveIn?: undefined };

/**
 * A list of named records with fields, states and verbs, as data. Table, page, form, menu and permissions are
 * derived from it (docs/collections.md). Its words are in `messages/` under `collections.<id>`.
 */
export type Collection = Described & Stateful;

/** The values of a record by field, without secrets. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** The parts of a definition that a form needs. */
export type Fielded = Pick<Collection, 'fields' | 'transitions' | 'firstChoice'>;

/** The fields that are filled in, in order. */
export function askedFields(collection: Pick<Collection, 'fields'>): [string, AskedField][] {
  return Object.entries(collection.fields).flatMap(([name, field]) =>
    field.kind === 'secret' ? [] : [[name, field]],
  );
}

export type AskedField = Exclude<Field, { kind: 'secret' }>;

/** The fields of the form; fields that a transition fills in are left out. */
export function formFields(collection: Fielded): [string, AskedField][] {
  const steps = Object.values(collection.transitions ?? {}).flatMap(({ asks = [] }) => asks);
  return askedFields(collection).filter(([name]) => !steps.includes(name));
}

/** The fields that a transition asks for. */
export function stepFields({ fields, transitions = {} }: Fielded, transition: string): Fielded {
  const asked = Object.entries(fields).filter(([name]) => transitions[transition]?.asks?.includes(name));
  return { fields: Object.fromEntries(asked) };
}

/** The fields that reference a record of another collection. */
export function referenceFields(collection: Pick<Collection, 'fields'>): [string, ReferenceField][] {
  return askedFields(collection).flatMap(([name, field]) =>
    field.kind === 'reference' ? [[name, field]] : [],
  );
}

export type ReferenceField = Extract<Field, { kind: 'reference' }>;

/** The secrets of a record with these values; without values, all secrets that a record may have. */
export function secretFields({ fields }: Collection, values?: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'secret' && (!values || isAsked(field, values)) ? [name] : [],
  );
}

/** Whether a field applies, given the other values. */
export function isAsked({ onlyWhen }: Field, values: Readonly<Record<string, unknown>>): boolean {
  return !onlyWhen || onlyWhen.is.includes(String(values[onlyWhen.field] ?? ''));
}

/** The value of a choice that follows from another value, or is the only one; undefined where it is free. */
export function followingValue(field: Field, values: Readonly<Record<string, unknown>>): string | undefined {
  if (field.kind === 'choice' && field.options.length === 1) return field.options[0];
  const follows = field.kind === 'choice' ? field.follows : undefined;
  const value = follows && String(values[follows.field] ?? '');
  return follows && Object.hasOwn(follows.values, value ?? '') ? follows.values[value ?? ''] : undefined;
}

/** The fields that a person fills in, given the other values. */
export function filledInFields(collection: Fielded, values: Readonly<Record<string, unknown>>) {
  return formFields(collection).filter(
    ([name, field]) =>
      name !== collection.firstChoice &&
      isAsked(field, values) &&
      followingValue(field, values) === undefined,
  );
}

/** The initial values of the form of a new record. */
export function emptyRecord(collection: Fielded): RecordValues {
  return Object.fromEntries(formFields(collection).map(([name, field]) => [name, emptyValue(field)]));
}

/** The fields that are columns of the list. */
export function listedFields(collection: Collection): [string, Field][] {
  return askedFields(collection).filter(([, { isListed }]) => isListed);
}

/** The filters of the list: the state, and each listed choice. */
export function filtersOf(collection: Collection): { name: string; options: readonly string[] }[] {
  const choices = listedFields(collection).flatMap(([name, field]) =>
    field.kind === 'choice' ? [{ name, options: field.options }] : [],
  );
  return collection.states ? [{ name: 'state', options: collection.states }, ...choices] : choices;
}

/** The fields that the list can be sorted by, besides `name` and `changed`. */
export function sortedFields(collection: Collection): string[] {
  return listedFields(collection).flatMap(([name, field]) =>
    'isSorted' in field && field.isSorted ? [name] : [],
  );
}

/** The fields that the search covers, besides the name. */
export function searchedFields(collection: Collection): string[] {
  return askedFields(collection).flatMap(([name, field]) =>
    'isSearched' in field && field.isSearched ? [name] : [],
  );
}

/** The transitions from a state. */
export function transitionsFrom({ transitions = {} }: Collection, state: string | null): string[] {
  return Object.keys(transitions).filter((id) => state !== null && transitions[id]?.from.includes(state));
}

export function isDeletable({ keptIn = [] }: Collection, state: string | null): boolean {
  return state === null || !keptIn.includes(state);
}

export function isEditable({ lockedIn = [] }: Collection, state: string | null): boolean {
  return state === null || !lockedIn.includes(state);
}

/** The page of the first choice, below the workspace's address. */
export const firstChoicePath = (collection: Pick<Collection, 'id'>) => `${pathOf(collection)}/new`;

/** The path below the workspace's address; settings are under `settings/`. */
export function pathOf({ id }: Pick<Collection, 'id'>): string {
  return catalogue.features[id].group === 'settings' ? `settings/${id}` : id;
}
