import type { Collection } from '@/lib/work/collections/definition';
import { eventNames } from '@/lib/work/events/event-names';

/** Programs that get events by a signed webhook (S1.19). */
export const integrations = {
  id: 'integrations',
  icon: 'plug',
  fields: {
    url: { kind: 'url', isRequired: true, isListed: true, isSearched: true },
    events: {
      kind: 'choices',
      options: eventNames,
      isRequired: true,
      isListed: true,
    },
    secret: { kind: 'secret' },
  },
  states: ['on', 'off'],
  liveIn: 'on',
  transitions: {
    'switch-on': { from: ['off'], to: 'on', needs: 'integrations.connect' },
    'switch-off': { from: ['on'], to: 'off', needs: 'integrations.remove' },
  },
  needs: {
    view: 'integrations.view',
    create: 'integrations.connect',
    update: 'integrations.connect',
    delete: 'integrations.remove',
  },
  isAudited: true,
} as const satisfies Collection;
