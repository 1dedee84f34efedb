'use server';

import { action } from '@/lib/access/gate/action';
import { reportSearch } from '@/lib/work/reports/report-period';
import { startReportsExport } from '@/lib/work/reports/start-reports-export';
import { ExportReports } from './inputs';

export const exportReportsAction = action('reports.export', ExportReports, (ctx, input) =>
  startReportsExport(ctx, reportSearch.parse(Object.fromEntries(new URLSearchParams(input.address)))),
);
