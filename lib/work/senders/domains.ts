import type { Collection } from '@/lib/work/collections/definition';

/** Domains that mail is sent from (S2.20). */
export const domains = {
  id: 'domains',
  icon: 'globe',
  nameForm: 'domain',
  fields: {
    use: { kind: 'choices', options: ['sending', 'links'], isRequired: true, isListed: true },
    note: { kind: 'text', max: 200, isListed: true, isSearched: true },
  },
  needs: {
    view: 'domains.view',
    create: 'domains.manage',
    update: 'domains.manage',
    delete: 'domains.manage',
  },
  isAudited: true,
} as const satisfies Collection;
