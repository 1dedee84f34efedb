import type { Collection } from '@/lib/work/collections/definition';

/**
 * Programs that run the ads of a workspace and report their figures, by signed posts (S2.15). One at most is connected:
 * an ad runs in one account.
 */
export const adAccounts = {
  id: 'ad-accounts',
  icon: 'plug',
  fields: {
    url: { kind: 'url', isRequired: true, isListed: true },
    secret: { kind: 'secret' },
  },
  states: ['disconnected', 'connected'],
  liveIn: 'connected',
  keptIn: ['connected'],
  transitions: {
    connect: { from: ['disconnected'], to: 'connected', needs: 'ad-accounts.manage' },
    disconnect: { from: ['connected'], to: 'disconnected', needs: 'ad-accounts.manage' },
  },
  hasPage: true,
  needs: {
    view: 'ad-accounts.view',
    create: 'ad-accounts.manage',
    update: 'ad-accounts.manage',
    delete: 'ad-accounts.manage',
  },
  isAudited: true,
} as const satisfies Collection;
