import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { paymentExpiryJobs } from './expire';

export const paymentModule: WorkModule = {
  id: 'payment',
  features: ['payment'],
  jobs: [paymentExpiryJobs],
};
