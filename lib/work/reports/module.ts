import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { reportsExport } from './export-file';

export const reportModule: WorkModule = {
  id: 'reports',
  features: ['dashboard', 'reports'],
  exports: [reportsExport],
};
