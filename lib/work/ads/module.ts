import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { adAccounts } from './ad-accounts';
import { adEffects } from './ad-effects';
import { adStateJobs } from './deliver';
import { facebookAds } from './facebook-ads';

export const adModule: WorkModule = {
  id: 'ads',
  features: ['facebook-ads', 'ad-accounts'],
  collections: [facebookAds, adAccounts],
  effects: adEffects,
  // The budget is in no unit that Latchkey converts: the currency is that of the ad account.
  reach: {
    'facebook-ads': async (_, { fields }) => ({ budget: Number(fields.dailyBudget) }),
  },
  jobs: [adStateJobs],
};
