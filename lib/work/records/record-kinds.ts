import 'server-only';
import { NotFound } from '@/lib/platform/errors';
import type { Collection } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import type { ComputedColumns } from './computed-column';
import type { RecordChecks } from './record-checks';
import type { RecordEffects, SaveEffects } from './record-effects';
import type { RecordFaults } from './record-faults';
import type { RecordReach } from './record-reach';
import type { ReferenceSources } from './reference-sources';
import type { SentRecords } from './sent-record';
import type { UseSources } from './uses';

/** The definitions that the engine of records serves, merged from the modules (`lib/modules.ts`). */
export interface RecordKinds {
  collections: readonly Collection[];
  settingsForms: readonly SettingsForm[];
  /** The effects of states. */
  effects: RecordEffects;
  /** Whom records reach, in numbers. */
  reach: RecordReach;
  /** Checks of values beyond the definitions. */
  checks: RecordChecks;
  /** The computed columns of collections. */
  computed: ComputedColumns;
  /** The effects of creating and editing. */
  saved: SaveEffects;
  /** Why records at work do nothing. */
  faults: RecordFaults;
  /** What uses a thing other than by a record that names it. */
  uses: UseSources;
  /** Features other than collections that references can name. */
  references: ReferenceSources;
  /** The services of records that are sent to many readers. */
  sent: SentRecords;
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
