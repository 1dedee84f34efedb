import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { companyProfile } from './company-profile';
import { senders } from './senders';
import { socialChannels } from './social-channels';

export const senderModule: WorkModule = {
  id: 'senders',
  features: ['senders', 'social-channels', 'company-profile'],
  collections: [senders],
  settingsForms: [socialChannels, companyProfile],
};
