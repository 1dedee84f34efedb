import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { sweepOldViews } from './count-view';
import { pixelRecords } from './decision-records';
import { protectedPixels } from './internal/protected-pixels';

export const pixelModule: WorkModule = {
  id: 'pixels',
  features: ['pixels'],
  timers: [{ name: 'pixel views', everyMs: 10 * 60_000, run: sweepOldViews }],
  decisionRecords: [pixelRecords],
  consequences: protectedPixels,
};
