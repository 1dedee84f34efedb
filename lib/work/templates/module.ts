import 'server-only';
import { createdRecords } from '@/lib/work/records/created-records';
import type { WorkModule } from '@/lib/work/work-module';
import { templates } from './templates';

export const templateModule: WorkModule = {
  id: 'templates',
  features: ['templates'],
  collections: [templates],
  decisionRecords: [createdRecords('template', templates)],
};
