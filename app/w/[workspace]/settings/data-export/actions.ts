'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/action';
import { requestDataExport } from '@/lib/services/data-exports/request';
import { AskForExport } from './inputs';

export const requestDataExportAction = action('data-export.export', AskForExport, async (ctx) => {
  await requestDataExport(ctx);
  refresh();
});
