import 'server-only';
import type { WorkModule } from '@/lib/work/work-module';
import { requireAssigned } from './assigned-ips';
import { domainCheckJobs } from './check-again';
import { dedicatedIps } from './dedicated-ips';
import { domains } from './domains';
import { saveDomain } from './save-domain';
import { usesOfDomain } from './uses-of-domain';

export const domainModule: WorkModule = {
  id: 'domains',
  features: ['domains', 'dedicated-ips'],
  collections: [domains, dedicatedIps],
  saved: { domains: saveDomain, 'dedicated-ips': requireAssigned },
  uses: { domains: usesOfDomain },
  jobs: [domainCheckJobs],
};
