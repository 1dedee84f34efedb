import 'server-only';
import { combineWork } from '@/lib/access/context/protected-work';
import { exportKindsOf } from '@/lib/access/exports/export-kind';
import { openExport as openExportOf } from '@/lib/access/exports/open-export';
import { mailJobs } from '@/lib/access/mail/deliver-mail';
import { catalogue } from '@/lib/access/models/catalogue';
import { product } from '@/lib/access/product';
import { pausedWhileClosed } from '@/lib/access/workspaces/pause-jobs';
import { replicaTimer } from '@/lib/platform/health/watch-replica';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';
import type { Timer } from '@/lib/platform/jobs/worker';
import type { FeatureId } from '@/lib/policy/catalogue';
import { adModule } from '@/lib/work/ads/module';
import { applicationModule } from '@/lib/work/applications/module';
import { automationModule } from '@/lib/work/automations/module';
import { broadcastModule } from '@/lib/work/broadcasts/module';
import { campaignModule } from '@/lib/work/campaigns/module';
import { deleteList as deleteListOf } from '@/lib/work/contacts/lists/delete-list';
import { contactModule } from '@/lib/work/contacts/module';
import { creditModule } from '@/lib/work/credit/module';
import { dataExportJobs } from '@/lib/work/data-exports/make-due';
import { dataExportModule } from '@/lib/work/data-exports/module';
import { domainModule } from '@/lib/work/domains/module';
import { emailToSmsModule } from '@/lib/work/email-to-sms/module';
import { fileModule } from '@/lib/work/files/module';
import { formModule } from '@/lib/work/forms/module';
import { importModule } from '@/lib/work/imports/module';
import { inboxModule } from '@/lib/work/inbox/module';
import { integrationModule } from '@/lib/work/integrations/module';
import { landingPageModule } from '@/lib/work/landing-pages/module';
import { paymentModule } from '@/lib/work/payment/module';
import { pixelModule } from '@/lib/work/pixels/module';
import { dueRecordJobs } from '@/lib/work/records/change/take-due';
import { followPublishedLink } from '@/lib/work/records/published-link';
import type { RecordKinds } from '@/lib/work/records/record-kinds';
import { recordServices } from '@/lib/work/records/record-services';
import { followLink, type TrackedLinks } from '@/lib/work/records/tracking-token';
import { reportModule } from '@/lib/work/reports/module';
import { senderModule } from '@/lib/work/senders/module';
import { sendingModule } from '@/lib/work/sending/module';
import { sendingJobs } from '@/lib/work/sendings/run';
import type { SendingKinds } from '@/lib/work/sendings/sending-kind';
import { shareModule } from '@/lib/work/shares/module';
import { shortcutModule } from '@/lib/work/shortcuts/module';
import { templateModule } from '@/lib/work/templates/module';
import { unsubscribedModule } from '@/lib/work/unsubscribed/module';
import type { WorkModule } from '@/lib/work/work-module';

/**
 * The composition root: the only file that names the work modules. Engines that serve several modules receive the
 * modules' definitions from here, so that no engine imports a module (docs/decisions/260).
 */
export const modules: readonly WorkModule[] = [
  campaignModule,
  templateModule,
  paymentModule,
  adModule,
  landingPageModule,
  automationModule,
  formModule,
  shortcutModule,
  inboxModule,
  contactModule,
  integrationModule,
  senderModule,
  domainModule,
  emailToSmsModule,
  broadcastModule,
  pixelModule,
  applicationModule,
  reportModule,
  importModule,
  fileModule,
  dataExportModule,
  creditModule,
  sendingModule,
  shareModule,
  unsubscribedModule,
];

/** Concatenates a list that each module may define. */
const all = <T>(of: (module: WorkModule) => readonly T[] | undefined): T[] =>
  modules.flatMap((module) => [...(of(module) ?? [])]);

/** Merges a table that each module may define. */
const merged = <T extends object>(of: (module: WorkModule) => T | undefined): T =>
  Object.assign({}, ...modules.map(of));

/** Collects what several modules may say of one feature. */
const listed = <T>(of: (module: WorkModule) => Partial<Record<FeatureId, T>> | undefined) =>
  modules.reduce<Partial<Record<FeatureId, T[]>>>((found, module) => {
    for (const [feature, value] of Object.entries(of(module) ?? {}) as [FeatureId, T][])
      found[feature] = [...(found[feature] ?? []), value];
    return found;
  }, {});

/** Collections follow the order of the catalogue, not the order of the modules. */
const order = Object.keys(catalogue.features);
const recordKinds: RecordKinds = {
  collections: all(({ collections }) => collections).sort(
    (one, other) => order.indexOf(one.id) - order.indexOf(other.id),
  ),
  settingsForms: all(({ settingsForms }) => settingsForms),
  effects: merged(({ effects }) => effects),
  reach: merged(({ reach }) => reach),
  checks: merged(({ checks }) => checks),
  computed: merged(({ computed }) => computed),
  saved: merged(({ saved }) => saved),
  faults: merged(({ faults }) => faults),
  uses: listed(({ uses }) => uses),
  references: merged(({ references }) => references),
  sent: merged(({ sent }) => sent),
};
const sendingKinds = merged<SendingKinds>(({ sendings }) => sendings);
const links: TrackedLinks = {
  ...merged<TrackedLinks>((module) => module.links),
  link: (tracked) => followPublishedLink(recordKinds, tracked),
};

/** Answers questions of the access pages about the work that they protect. */
export const work = combineWork(all(({ consequences }) => consequences && [consequences]));

/** The lists and forms that modules define as data. */
export const { collections, settingsForms } = recordKinds;

export const {
  collectionOf,
  settingsFormOf,
  choicesFor,
  formOf,
  findRecord,
  listRecords,
  previewRecord,
  previewTransition,
  reportRecord,
  createRecord,
  updateRecord,
  transitionRecord,
  renewSecret,
  deleteRecord,
  restoreRecord,
  readSettings,
  saveSettings,
  readProgress,
  exportReaders,
  sendTest,
} = recordServices(recordKinds);

/** Deletes a list of contacts. See `work/contacts/lists/delete-list`. */
export const deleteList = deleteListOf.bind(null, recordKinds);

/** Counts a click on a tracked link. See `work/records/tracking-token`. */
export const follow = followLink.bind(null, links);

/** Opens the file of an export. See `access/exports/open-export`. */
export const openExport = openExportOf.bind(
  null,
  exportKindsOf([...product.exports, ...all(({ exports }) => exports)]),
);

/** Every operation of `/api/v1`. */
export const operations = [...product.operations, ...all((module) => module.operations)];

/** The records about which a decision point answers, beside the workspace and its members. */
export const decisionRecords = all((module) => module.decisionRecords);

/** The permissions whose holders are notified of changes in the background: of settings, and of sendings. */
export const watched = {
  settings: collections.map(({ needs }) => needs.view),
  sendings: Object.values(sendingKinds).map(({ watch }) => watch),
};

export const dueRecords = dueRecordJobs(recordKinds);
export const sendingsUnderWay = sendingJobs(sendingKinds);

/** The job handlers and timers that every process runs. */
export const background = {
  handlers: [
    mailJobs(work),
    ...product.jobs,
    ...[...all(({ jobs }) => jobs), dueRecords, sendingsUnderWay, dataExportJobs(collections)].map(
      pausedWhileClosed,
    ),
  ],
  timers: [replicaTimer, ...product.timers, ...all(({ timers }) => timers)],
} satisfies { handlers: JobHandler[]; timers: Timer[] };

/** What every process listens to besides HTTP. */
export const listeners = all((module) => module.listeners);
