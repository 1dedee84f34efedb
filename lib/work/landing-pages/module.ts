import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { landingPages } from './landing-pages';

export const landingPageModule: WorkModule = {
  id: 'landing-pages',
  features: ['landing-pages'],
  collections: [landingPages],
};
