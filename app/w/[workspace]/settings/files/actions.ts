'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { deleteFile } from '@/lib/services/files/delete';
import { OneFile } from './inputs';

export const deleteFileAction = action('files.manage', OneFile, async (ctx, input) => {
  await deleteFile(ctx, input);
  refresh();
});
