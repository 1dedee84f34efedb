import type { Collection } from '@/lib/work/collections/definition';

/**
 * Domains that mail is sent from (S2.20). The check of their DNS records moves them from state to state; no person
 * does.
 */
export const domains = {
  id: 'domains',
  icon: 'globe',
  nameForm: 'domain',
  fields: {
    note: { kind: 'text', max: 200, isListed: true, isSearched: true },
  },
  states: ['unverified', 'verified', 'lost'],
  liveIn: 'verified',
  hasPage: true,
  needs: {
    view: 'domains.view',
    create: 'domains.manage',
    update: 'domains.manage',
    delete: 'domains.manage',
  },
  isAudited: true,
} as const satisfies Collection;
