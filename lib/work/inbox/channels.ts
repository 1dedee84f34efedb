import type { Collection } from '@/lib/work/collections/definition';

/** The accounts and numbers that messages arrive on and are sent from (S1.16, S1.20). */
export const channels = {
  id: 'channels',
  icon: 'signal',
  fields: {
    kind: {
      kind: 'choice',
      options: ['email', 'sms', 'whatsapp', 'web-chat'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    url: { kind: 'url', isRequired: true, isListed: true, isSearched: true },
    secret: { kind: 'secret' },
  },
  states: ['connected', 'disconnected'],
  transitions: {
    connect: { from: ['disconnected'], to: 'connected', needs: 'channels.connect' },
    disconnect: { from: ['connected'], to: 'disconnected', needs: 'channels.remove' },
  },
  needs: {
    view: 'channels.view',
    create: 'channels.connect',
    update: 'channels.connect',
    delete: 'channels.remove',
  },
  isAudited: true,
} as const satisfies Collection;
