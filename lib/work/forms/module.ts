import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { formEntryJobs, formExpiryJobs } from './deliver';
import { forms } from './forms';
import { requireUsable } from './require-usable';

export const formModule: WorkModule = {
  id: 'forms',
  features: ['forms'],
  collections: [forms],
  effects: { forms: { published: requireUsable } },
  jobs: [formEntryJobs, formExpiryJobs],
};
