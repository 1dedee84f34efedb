'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { deleteFile } from '@/lib/work/files/delete-file';
import { OneFile } from './inputs';

export const deleteFileAction = action('files.manage', OneFile, async (ctx, input) => {
  await deleteFile(ctx, input);
  refresh();
});
