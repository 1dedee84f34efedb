import type { Collection } from '@/lib/work/collections/definition';

/**
 * IP addresses that send the mail of this workspace only (S2.20): of one domain, or of all without one. The operator
 * assigns them with `DEDICATED_IPS`.
 */
export const dedicatedIps = {
  id: 'dedicated-ips',
  icon: 'server',
  nameForm: 'ip',
  fields: {
    domain: { kind: 'reference', to: 'domains', isListed: true },
    note: { kind: 'text', max: 200, isListed: true, isSearched: true },
  },
  needs: {
    view: 'dedicated-ips.view',
    create: 'dedicated-ips.manage',
    update: 'dedicated-ips.manage',
    delete: 'dedicated-ips.manage',
  },
  isAudited: true,
} as const satisfies Collection;
