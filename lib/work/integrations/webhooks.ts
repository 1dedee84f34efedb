import type { Collection } from '@/lib/work/collections/definition';
import { integrations } from './integrations';

/** Addresses that get events by signed posts (S0.2). */
export const webhooks = {
  id: 'webhooks',
  icon: 'webhook',
  fields: {
    url: { kind: 'url', isRequired: true, isListed: true, isSearched: true },
    events: integrations.fields.events,
    secret: { kind: 'secret' },
  },
  states: ['on', 'off'],
  liveIn: 'on',
  transitions: {
    'switch-on': { from: ['off'], to: 'on', needs: 'webhooks.create' },
    'switch-off': { from: ['on'], to: 'off', needs: 'webhooks.delete' },
  },
  needs: {
    view: 'webhooks.view',
    create: 'webhooks.create',
    update: 'webhooks.create',
    delete: 'webhooks.delete',
  },
  isAudited: true,
} as const satisfies Collection;
