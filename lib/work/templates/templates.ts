import type { Collection } from '@/lib/work/collections/definition';

/** Texts for repeated use; only active ones can be sent (S2.14). */
export const templates = {
  id: 'templates',
  icon: 'template',
  fields: {
    kind: { kind: 'choice', options: ['email', 'sms'], isRequired: true, isListed: true, isSorted: true },
    subject: {
      kind: 'text',
      max: 150,
      isRequired: true,
      isListed: true,
      isSearched: true,
      onlyWhen: { field: 'kind', is: ['email'] },
    },
    body: { kind: 'long-text', max: 20_000, isRequired: true, isSearched: true },
  },
  states: ['draft', 'active'],
  liveIn: 'active',
  transitions: {
    activate: { from: ['draft'], to: 'active', needs: 'templates.activate' },
    deactivate: { from: ['active'], to: 'draft', needs: 'templates.deactivate' },
  },
  preview: { heading: 'subject', text: 'body' },
  needs: {
    view: 'templates.view',
    create: 'templates.create',
    update: 'templates.update',
    delete: 'templates.delete',
  },
  isShared: true,
} as const satisfies Collection;
