import type { Collection } from '@/lib/work/collections/definition';

/**
 * Messages that are sent some minutes after an event of a contact (S0.2, S4.4). Events and steps are those of the access
 * model: only some have conversations, lists or senders of emails.
 */
export const automations = {
  id: 'automations',
  icon: 'automation',
  fields: {
    event: {
      kind: 'choice',
      options: [
        'contact-created',
        'list-joined',
        'message-received',
        'conversation-opened',
        'conversation-closed',
      ],
      offeredWith: {
        'list-joined': 'lists',
        'message-received': 'messages',
        'conversation-opened': 'messages',
        'conversation-closed': 'messages',
      },
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    list: {
      kind: 'reference',
      to: 'lists',
      isRequired: true,
      onlyWhen: { field: 'event', is: ['list-joined'] },
    },
    minutes: { kind: 'number', min: 0, max: 43_200, isRequired: true, isListed: true },
    step: {
      kind: 'choice',
      options: ['text', 'email'],
      offeredWith: { email: 'senders' },
      isRequired: true,
      isListed: true,
    },
    sender: {
      kind: 'reference',
      to: 'senders',
      where: { field: 'kind', is: 'email' },
      isRequired: true,
      onlyWhen: { field: 'step', is: ['email'] },
    },
    subject: {
      kind: 'text',
      max: 150,
      isRequired: true,
      isSearched: true,
      onlyWhen: { field: 'step', is: ['email'] },
    },
    body: {
      kind: 'long-text',
      max: 10_000,
      isRequired: true,
      isSearched: true,
      onlyWhen: { field: 'step', is: ['email'] },
    },
    text: {
      kind: 'long-text',
      max: 1_000,
      isRequired: true,
      isSearched: true,
      onlyWhen: { field: 'step', is: ['text'] },
    },
  },
  states: ['off', 'on'],
  liveIn: 'on',
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
