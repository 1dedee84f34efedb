'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/action';
import { currentLanguage } from '@/lib/i18n/current-language';
import { requestDataExport } from '@/lib/services/data-exports/request';
import { AskForExport } from './inputs';

export const requestDataExportAction = action(
  'data-export.export',
  creating(AskForExport),
  async (ctx, { format }) => {
    await requestDataExport(ctx, { format, language: await currentLanguage() });
    refresh();
  },
);
