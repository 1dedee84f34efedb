import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { refusedRowsExport } from './refused-file';

export const importModule: WorkModule = {
  id: 'imports',
  features: [],
  exports: [refusedRowsExport],
};
