'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { transitionRecord } from '@/lib/modules';
import { exportReaders } from '@/lib/services/campaigns/export-readers';
import { sendTest } from '@/lib/services/campaigns/send-test';
import { createRecord } from '@/lib/services/records/create';
import { deleteRecord } from '@/lib/services/records/delete';
import { findRecord } from '@/lib/services/records/find';
import { renewSecret } from '@/lib/services/records/renew-secret';
import { restoreRecord } from '@/lib/services/records/restore';
import { updateRecord } from '@/lib/services/records/update';
import { readSheet } from '@/lib/services/sheets/read';
import { saveSheet } from '@/lib/services/sheets/save';
import {
  CreateRecord,
  OneRecord,
  OneSheet,
  SaveSheet,
  SeenRecord,
  SendTest,
  TransitionRecord,
  UpdateRecord,
} from './inputs';

/** Every verb of every collection and sheet. The input names it, its definition the permission that is asked for. */

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

export const readSheetAction = action('member', OneSheet, (ctx, { sheet }) => readSheet(ctx, sheet));

export const saveSheetAction = action('member', SaveSheet, async (ctx, input) => {
  const saved = await saveSheet(ctx, input);
  refresh();
  return saved;
});
