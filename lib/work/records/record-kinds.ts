import 'server-only';
import { NotFound } from '@/lib/platform/errors';
import type { Collection } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import type { RecordEffects } from './record-effects';
import type { ReferenceSources } from './reference-sources';

/** The definitions that the engine of records serves, merged from the modules (`lib/modules.ts`). */
export interface RecordKinds {
  collections: readonly Collection[];
  settingsForms: readonly SettingsForm[];
  /** The effects of states. */
  effects: RecordEffects;
  /** Features other than collections that references can name. */
  references: ReferenceSources;
}

/** The collection with that id; undefined otherwise (RO6). */
export function collectionOf({ collections }: RecordKinds, id: string): Collection | undefined {
  return collections.find((collection) => collection.id === id);
}

/** The settings form with that id; undefined otherwise (RO6). */
export function settingsFormOf({ settingsForms }: RecordKinds, id: string): SettingsForm | undefined {
  return settingsForms.find((settingsForm) => settingsForm.id === id);
}

/**
 * The collection that an input names.
 * @throws NotFound for an unknown name
 */
export function namedCollection(kinds: RecordKinds, id: string): Collection {
  const collection = collectionOf(kinds, id);
  if (!collection) throw new NotFound();
  return collection;
}

/**
 * The settings form that an input names.
 * @throws NotFound for an unknown name
 */
export function namedSettingsForm(kinds: RecordKinds, id: string): SettingsForm {
  const settingsForm = settingsFormOf(kinds, id);
  if (!settingsForm) throw new NotFound();
  return settingsForm;
}
