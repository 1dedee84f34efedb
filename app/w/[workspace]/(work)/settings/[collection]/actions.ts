'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import {
  createRecord,
  deleteRecord,
  exportReaders,
  findRecord,
  previewTransition,
  readSettings,
  renewSecret,
  restoreRecord,
  saveSettings,
  sendTest,
  transitionRecord,
  updateRecord,
} from '@/lib/modules';
import {
  CreateRecord,
  OneRecord,
  OneSettingsForm,
  PreviewTransition,
  SaveSettings,
  SeenRecord,
  SendTest,
  TransitionRecord,
  UpdateRecord,
} from './inputs';

/**
 * The actions of every collection and settings form. The input names it, and its definition names the required
 * permission.
 */

export const findRecordAction = action('member', OneRecord, (ctx, input) => findRecord(ctx, input));

export const createRecordAction = action('member', creating(CreateRecord), async (ctx, input) => {
  const created = await createRecord(ctx, input);
  refresh();
  return created;
});

export const updateRecordAction = action('member', UpdateRecord, async (ctx, input) => {
  await updateRecord(ctx, input);
  refresh();
});

export const transitionRecordAction = action('member', TransitionRecord, async (ctx, input) => {
  await transitionRecord(ctx, input);
  refresh();
});

export const previewTransitionAction = action('member', PreviewTransition, (ctx, input) =>
  previewTransition(ctx, input),
);

export const renewSecretAction = action('member', SeenRecord, async (ctx, input) => {
  const renewed = await renewSecret(ctx, input);
  refresh();
  return renewed;
});

export const deleteRecordAction = action('member', SeenRecord, async (ctx, input) => {
  const deleted = await deleteRecord(ctx, input);
  refresh();
  return deleted;
});

export const restoreRecordAction = action('member', OneRecord, async (ctx, input) => {
  await restoreRecord(ctx, input);
  refresh();
});

export const exportReadersAction = action('member', OneRecord, (ctx, input) => exportReaders(ctx, input));

export const sendTestAction = action('member', creating(SendTest), (ctx, input) => sendTest(ctx, input));

export const readSettingsAction = action('member', OneSettingsForm, (ctx, { settingsForm }) =>
  readSettings(ctx, settingsForm),
);

export const saveSettingsAction = action('member', SaveSettings, async (ctx, input) => {
  const saved = await saveSettings(ctx, input);
  refresh();
  return saved;
});
