import { catalogue } from '@/lib/access/models/catalogue';
import type { FeatureId, Permission } from '@/lib/policy/catalogue';
import { emptyValue, type Field, type FieldValue } from './field';
import type { TextFormId } from './text-forms';

/** What can be done with a record of any collection, besides its own transitions. */
export const recordVerbs = ['view', 'create', 'update', 'delete'] as const;
export type RecordVerb = (typeof recordVerbs)[number];

/** One step from state to state, with what it needs. */
export interface Transition {
  from: readonly string[];
  to: string;
  needs: Permission;
  /** Fields that the step asks for and fills in; the form of the record leaves them out. */
  asks?: readonly string[];
}

/** A step that Latchkey takes by itself, once the moment that a field keeps has come by the database's clock. */
export interface Due {
  in: string;
  at: string;
  to: string;
  /** Where it stays when it cannot be as things stand then. */
  otherwise: string;
}

/** What a record looks like to whom it is meant for: fields, or `template.body` for a field of what one names. */
export interface Preview {
  heading?: string;
  text: string;
  link?: string;
}

/** A public address that a record has while it is in a state: a page, a form, or a link that counts who follows it. */
export interface Published {
  in: string;
  as: 'page' | 'form' | 'link';
}

/** What is counted of a record, for whom the permission lets see it. */
export interface Report {
  needs: Permission;
  figures: readonly string[];
  /** Who may take the people behind the figures away as a file. */
  exports?: Permission;
}

/** Letters that can be looked at in a mailbox before they go to everybody. */
export interface Tests {
  needs: Permission;
  /** What sending one to the test list takes besides (S2.21). */
  listNeeds: Permission;
}

/** Pictures that a collection can have in menu and empty list. */
export const collectionIcons = [
  'ad',
  'automation',
  'blocks',
  'building',
  'calculator',
  'chart',
  'form',
  'globe',
  'mail',
  'megaphone',
  'message',
  'page',
  'phone',
  'plug',
  'reply',
  'sender',
  'server',
  'settings',
  'share',
  'signal',
  'tag',
  'template',
  'test',
  'webhook',
  'zap',
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
  /** A form that the name must have. */
  nameForm?: TextFormId;
  /** The first is that of a new record. */
  states?: readonly string[];
  /** The state in which it is at work, drawn in the accent; absent: the first. */
  liveIn?: string;
  /** States in which a record cannot be edited. */
  lockedIn?: readonly string[];
  /** States in which a record cannot be deleted: something is under way. */
  keptIn?: readonly string[];
  /** States that no step leads on from. */
  endsIn?: readonly string[];
  transitions?: Readonly<Record<string, Transition>>;
  due?: Due;
  /** A sheet whose values of the same name a new record begins with. */
  startsWith?: FeatureId;
  preview?: Preview;
  /** Where the public meets a record while it is in a state. */
  published?: Published;
  report?: Report;
  tests?: Tests;
  needs: Readonly<Record<RecordVerb, Permission>>;
  /** Its changes are written into the audit trail. */
  isAudited?: boolean;
  /** Accounts above may let those below read its records (S0.2). */
  isShared?: boolean;
}

/** The values of a record by field, secrets left out. */
export type RecordValues = Readonly<Record<string, FieldValue>>;

/** A definition as far as its fields go: what a form needs. */
export type Fielded = Pick<Collection, 'fields' | 'transitions'>;

/** Fields that are filled in, in their order. */
export function askedFields(collection: Pick<Collection, 'fields'>): [string, AskedField][] {
  return Object.entries(collection.fields).flatMap(([name, field]) =>
    field.kind === 'secret' ? [] : [[name, field]],
  );
}

export type AskedField = Exclude<Field, { kind: 'secret' }>;

/** Fields that the form asks for: those that a step fills in are left to it. */
export function formFields(collection: Fielded): [string, AskedField][] {
  const steps = Object.values(collection.transitions ?? {}).flatMap(({ asks = [] }) => asks);
  return askedFields(collection).filter(([name]) => !steps.includes(name));
}

/** What a step asks for. */
export function stepFields({ fields, transitions = {} }: Fielded, transition: string): Fielded {
  const asked = Object.entries(fields).filter(([name]) => transitions[transition]?.asks?.includes(name));
  return { fields: Object.fromEntries(asked) };
}

/** Fields that name a record of another collection. */
export function referenceFields(collection: Pick<Collection, 'fields'>): [string, ReferenceField][] {
  return askedFields(collection).flatMap(([name, field]) =>
    field.kind === 'reference' ? [[name, field]] : [],
  );
}

export type ReferenceField = Extract<Field, { kind: 'reference' }>;

/** The secrets that a record with these values has; without values, any that one could have. */
export function secretFields({ fields }: Collection, values?: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(fields).flatMap(([name, field]) =>
    field.kind === 'secret' && (!values || isAsked(field, values)) ? [name] : [],
  );
}

/** Whether a field is asked for beside these values. */
export function isAsked({ onlyWhen }: Field, values: Readonly<Record<string, unknown>>): boolean {
  return !onlyWhen || onlyWhen.is.includes(String(values[onlyWhen.field] ?? ''));
}

/** What the form of a new record begins with. */
export function emptyRecord(collection: Fielded): RecordValues {
  return Object.fromEntries(formFields(collection).map(([name, field]) => [name, emptyValue(field)]));
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

export function isDeletable({ keptIn = [] }: Collection, state: string | null): boolean {
  return state === null || !keptIn.includes(state);
}

export function isEditable({ lockedIn = [] }: Collection, state: string | null): boolean {
  return state === null || !lockedIn.includes(state);
}

/** The path of its page below the workspace's: settings lie under `settings/`. */
export function pathOf({ id }: Pick<Collection, 'id'>): string {
  return catalogue.features[id].group === 'settings' ? `settings/${id}` : id;
}
