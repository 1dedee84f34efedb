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
  /** Its choices for references of records, by feature. */
  references?: ReferenceSources;
  /** The targets of its tracked links in messages. */
  links?: TrackedLinks;
  /** Its kinds of sendings, by their stored keys. */
  sendings?: SendingKinds;
  /** Its exports. */
  exports?: readonly ExportKind[];
  /** Its jobs in the worker. */
  jobs?: readonly JobHandler[];
  timers?: readonly Timer[];
  /** What the access pages show of its rows: held by a member, visible to an access, belonging to a team. */
  consequences?: Partial<ProtectedWork>;
}
