import type { Collection } from '@/lib/work/collections/definition';

/** The senders of campaigns, and the gateway for text messages (S2.20). */
export const senders = {
  id: 'senders',
  icon: 'sender',
  fields: {
    kind: { kind: 'choice', options: ['email', 'sms'], isRequired: true, isListed: true, isSorted: true },
    email: {
      kind: 'text',
      max: 254,
      form: 'email',
      isRequired: true,
      isListed: true,
      isSearched: true,
      onlyWhen: { field: 'kind', is: ['email'] },
    },
    url: { kind: 'url', isRequired: true, isListed: true, onlyWhen: { field: 'kind', is: ['sms'] } },
    secret: { kind: 'secret', onlyWhen: { field: 'kind', is: ['sms'] } },
  },
  needs: {
    view: 'senders.view',
    create: 'senders.manage',
    update: 'senders.manage',
    delete: 'senders.manage',
  },
  isAudited: true,
} as const satisfies Collection;
