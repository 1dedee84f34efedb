'use server';

import { action } from '@/lib/action';
import { startReportsExport } from '@/lib/services/reports/export';
import { reportSearch } from '@/lib/services/reports/period';
import { ExportReports } from './inputs';

export const exportReportsAction = action('reports.export', ExportReports, (ctx, input) =>
  startReportsExport(ctx, reportSearch.parse(Object.fromEntries(new URLSearchParams(input.address)))),
);
