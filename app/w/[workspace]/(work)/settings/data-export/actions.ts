'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { requestDataExport } from '@/lib/work/data-exports/request-data-export';
import { AskForExport } from './inputs';

export const requestDataExportAction = action(
  'data-export.export',
  creating(AskForExport),
  async (ctx, { format }) => {
    await requestDataExport(ctx, { format, language: await currentLanguage() });
    refresh();
  },
);
