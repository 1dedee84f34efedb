import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { companyProfile } from './company-profile';
import { dedicatedIps } from './dedicated-ips';
import { domains } from './domains';
import { emailToSms } from './email-to-sms';
import { senders } from './senders';
import { socialChannels } from './social-channels';

export const senderModule: WorkModule = {
  id: 'senders',
  features: ['senders', 'domains', 'dedicated-ips', 'email-to-sms', 'social-channels', 'company-profile'],
  collections: [emailToSms, senders, domains, dedicatedIps],
  settingsForms: [socialChannels, companyProfile],
};
