'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { appendToList, createBatch, readBatch } from '@/lib/access/members/invite-many/create-batch';
import { chooseColumns, editRows } from '@/lib/access/members/invite-many/edit-batch';
import { failedRows } from '@/lib/access/members/invite-many/failed-rows';
import { sendBatch } from '@/lib/access/members/invite-many/send-batch';
import { undoBatch } from '@/lib/access/members/invite-many/undo-batch';
import { AppendToList, ChooseColumns, CreateBatch, EditRows, OneBatch, SendBatch } from './inputs';

/** The actions of inviting many (B12). A batch itself is sent once, so sending needs no request id. */

export const createBatchAction = action('users.invite', creating(CreateBatch), (ctx, { part, ...access }) =>
  createBatch(ctx, { ...access, part: Buffer.from(part, 'base64') }),
);

export const appendToListAction = action('users.invite', AppendToList, (ctx, { part, ...input }) =>
  appendToList(ctx, { ...input, part: Buffer.from(part, 'base64') }),
);

export const readBatchAction = action('users.invite', OneBatch, (ctx, { batchId }) =>
  readBatch(ctx, batchId),
);

export const editRowsAction = action('users.invite', EditRows, async (ctx, input) => {
  await editRows(ctx, input);
  refresh();
});

export const chooseColumnsAction = action('users.invite', ChooseColumns, async (ctx, input) => {
  await chooseColumns(ctx, input);
  refresh();
});

export const sendBatchAction = action('users.invite', SendBatch, async (ctx, input) => {
  const counts = await sendBatch(ctx, input);
  refresh();
  return counts;
});

export const undoBatchAction = action('users.invite', OneBatch, async (ctx, input) => {
  const report = await undoBatch(ctx, input);
  refresh();
  return report;
});

export const failedRowsAction = action('users.invite', OneBatch, (ctx, { batchId }) =>
  failedRows(ctx, batchId),
);
