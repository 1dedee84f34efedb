import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { shortcutJobs } from './run';
import { shortcuts } from './shortcuts';

export const shortcutModule: WorkModule = {
  id: 'shortcuts',
  features: ['shortcuts'],
  collections: [shortcuts],
  jobs: [shortcutJobs],
};
