import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { paymentExpiryJobs } from './expire';
import { facebookAds } from './facebook-ads';
import { requirePayment } from './require-payment';

export const paymentModule: WorkModule = {
  id: 'payment',
  features: ['facebook-ads', 'payment'],
  collections: [facebookAds],
  effects: { 'facebook-ads': { scheduled: requirePayment, running: requirePayment } },
  jobs: [paymentExpiryJobs],
};
