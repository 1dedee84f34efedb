import 'server-only';
import { createRecord } from './change/create-record';
import { deleteRecord } from './change/delete-record';
import { previewTransition } from './change/preview-transition';
import { renewSecret } from './change/renew-secret';
import { restoreRecord } from './change/restore-record';
import { transitionRecord } from './change/transition-record';
import { updateRecord } from './change/update-record';
import { findRecord } from './internal/find-record';
import { listRecords } from './internal/list-records';
import { choicesFor, formOf } from './internal/record-form';
import { previewRecord } from './preview-record';
import { reportRecord } from './record-figures';
import { collectionOf, type RecordKinds, settingsFormOf } from './record-kinds';
import { sentRecordServices } from './sent-record';
import { readSettings } from './settings-forms/read-settings';
import { saveSettings } from './settings-forms/save-settings';

/** The services of the engine, bound to the given definitions. Each is documented where it is defined. */
export const recordServices = (kinds: RecordKinds) => ({
  collectionOf: collectionOf.bind(null, kinds),
  settingsFormOf: settingsFormOf.bind(null, kinds),
  choicesFor: choicesFor.bind(null, kinds),
  formOf: formOf.bind(null, kinds),
  findRecord: findRecord.bind(null, kinds),
  listRecords: listRecords.bind(null, kinds),
  previewRecord: previewRecord.bind(null, kinds),
  previewTransition: previewTransition.bind(null, kinds),
  reportRecord: reportRecord.bind(null, kinds),
  createRecord: createRecord.bind(null, kinds),
  updateRecord: updateRecord.bind(null, kinds),
  transitionRecord: transitionRecord.bind(null, kinds),
  renewSecret: renewSecret.bind(null, kinds),
  deleteRecord: deleteRecord.bind(null, kinds),
  restoreRecord: restoreRecord.bind(null, kinds),
  readSettings: readSettings.bind(null, kinds),
  saveSettings: saveSettings.bind(null, kinds),
  ...sentRecordServices(kinds.sent),
});
