import type { Collection } from '../definition';
import { domainForm } from '../internal/forms-of-text';

/** Domains that mail is sent from (S2.20). */
export const domains = {
  id: 'domains',
  icon: 'globe',
  nameForm: domainForm,
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
