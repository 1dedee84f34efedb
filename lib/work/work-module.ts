import 'server-only';
import type { Operation } from '@/lib/access/api/operation';
import type { RecordKind } from '@/lib/access/authzen/record-kind';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import type { ExportKind } from '@/lib/access/exports/export-kind';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import type { FeatureId } from '@/lib/policy/catalogue';
import type { Collection } from '@/lib/work/collections/definition';
import type { SettingsForm } from '@/lib/work/collections/settings-form';
import type { ComputedColumns } from '@/lib/work/records/computed-column';
import type { RecordChecks } from '@/lib/work/records/record-checks';
import type { RecordEffects, SaveEffects } from '@/lib/work/records/record-effects';
import type { RecordFaults } from '@/lib/work/records/record-faults';
import type { RecordReach } from '@/lib/work/records/record-reach';
import type { ReferenceSources } from '@/lib/work/records/reference-sources';
import type { SentRecords } from '@/lib/work/records/sent-record';
import type { TrackedLinks } from '@/lib/work/records/tracking-token';
import type { UseSource } from '@/lib/work/records/uses';
import type { SendingKinds } from '@/lib/work/sendings/sending-kind';

/**
 * A work module: one folder of `lib/work`, whose `module.ts` lists what it contributes. `lib/modules.ts`
 * lists the modules, and the worker, the export pages and the seed walk that list (docs/decisions/260).
 */
export interface WorkModule {
  /** The name of the folder. */
  id: string;
  /** Its features of the catalogue, including collections and settings forms. */
  features: readonly FeatureId[];
  collections?: readonly Collection[];
  settingsForms?: readonly SettingsForm[];
  /** Effects of entering states of its records. */
  effects?: RecordEffects;
  /** Counts whom its records would reach. */
  reach?: RecordReach;
  /** Checks of the values of its records beyond their definitions. */
  checks?: RecordChecks;
  /** The computed columns of its collections. */
  computed?: ComputedColumns;
  /** Effects of creating and editing its records. */
  saved?: SaveEffects;
  /** Why its records at work do nothing. */
  faults?: RecordFaults;
  /** What of it uses things of any feature, where no record names them. */
  uses?: Partial<Record<FeatureId, UseSource>>;
  /** Its choices for references of records, by feature. */
  references?: ReferenceSources;
  /** The services of its records that are sent to many readers, by collection. */
  sent?: SentRecords;
  /** The targets of its tracked links in messages. */
  links?: TrackedLinks;
  /** Its kinds of sendings, by their stored keys. */
  sendings?: SendingKinds;
  /** Its exports. */
  exports?: readonly ExportKind[];
  /** Its operations of `/api/v1`. */
  operations?: readonly Operation[];
  /** Its records about which a decision point answers. */
  decisionRecords?: readonly RecordKind[];
  /** Its jobs in the worker. */
  jobs?: readonly JobHandler[];
  timers?: readonly Timer[];
  /** Begins to listen on a port besides the console's, until the signal. */
  listeners?: readonly ((stop: AbortSignal) => void)[];
  /** What the access pages show of its rows: held by a member, visible to an access, belonging to a team. */
  consequences?: Partial<ProtectedWork>;
}
