import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { countRunsBy } from './internal/count-runs';
import { shortcutJobs } from './run';
import { shortcuts } from './shortcuts';

export const shortcutModule: WorkModule = {
  id: 'shortcuts',
  features: ['shortcuts'],
  collections: [shortcuts],
  jobs: [shortcutJobs],
  consequences: {
    async startedBy(tx, workspaceId, memberIds) {
      return { shortcutRuns: await countRunsBy(tx, workspaceId, memberIds) };
    },
  },
};
