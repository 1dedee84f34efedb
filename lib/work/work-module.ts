import 'server-only';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { Collection } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import type { RecordEffects } from '@/lib/work/records/record-effects';
import type { ReferenceSources } from '@/lib/work/records/reference-sources';
import type { TrackedLinks } from '@/lib/work/records/tracking-token';
import type { SendingKinds } from '@/lib/work/sendings/sending-kind';

/**
 * A family of work: one folder of `lib/work`, whose `module.ts` says what it brings. `lib/modules.ts` lists the modules,
 * and everything that serves all of them walks that list (docs/decisions/260).
 */
export interface WorkModule {
  /** The name of the folder. */
  id: string;
  /** The features of the catalogue that it serves, collections and settings forms among them. */
  features: readonly FeatureId[];
  collections?: readonly Collection[];
  settingsForms?: readonly SettingsForm[];
  /** What entering a state of its records starts. */
  effects?: RecordEffects;
  /** What it offers to the references of records, by feature. */
  references?: ReferenceSources;
  /** Where the tracked links lead that it puts into messages. */
  links?: TrackedLinks;
  /** What it sends to many, by the kind that is stored. */
  sendings?: SendingKinds;
  /** Files that can be asked for. */
  exports?: readonly ExportKind[];
  /** What the worker does for it. */
  jobs?: readonly JobHandler[];
  timers?: readonly Timer[];
  /** What the pages of access say of its rows: how many a member holds, an access shows, a team has. */
  consequences?: Partial<ProtectedWork>;
}
