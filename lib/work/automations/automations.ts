import type { Collection } from '@/lib/work/collections/definition';

/** Text messages that are sent some minutes after an event of a contact (S0.2). */
export const automations = {
  id: 'automations',
  icon: 'automation',
  fields: {
    event: {
      kind: 'choice',
      options: ['contact-created', 'message-received', 'conversation-opened', 'conversation-closed'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    minutes: { kind: 'number', min: 0, max: 43_200, isRequired: true, isListed: true },
    text: { kind: 'long-text', max: 1_000, isRequired: true, isListed: true, isSearched: true },
  },
  states: ['off', 'on'],
  transitions: {
    'switch-on': { from: ['off'], to: 'on', needs: 'automations.update' },
    'switch-off': { from: ['on'], to: 'off', needs: 'automations.update' },
  },
  needs: {
    view: 'automations.view',
    create: 'automations.create',
    update: 'automations.update',
    delete: 'automations.delete',
  },
  isAudited: true,
} as const satisfies Collection;
