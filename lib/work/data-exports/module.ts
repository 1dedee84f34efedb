import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';

export const dataExportModule: WorkModule = {
  id: 'data-exports',
  features: ['data-export'],
};
