import type { Collection } from '@/lib/work/collections/definition';

/**
 * Public forms to join a list, to leave it, or to correct a contact's own data, while they are published
 * (S2.13).
 */
export const forms = {
  id: 'forms',
  icon: 'form',
  fields: {
    purpose: {
      kind: 'choice',
      options: ['sign-up', 'unsubscribe', 'update'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    list: { kind: 'reference', to: 'lists', isRequired: true },
    heading: { kind: 'text', max: 120, isRequired: true, isSearched: true },
    text: { kind: 'long-text', max: 2_000 },
    consent: {
      kind: 'long-text',
      max: 500,
      isRequired: true,
      onlyWhen: { field: 'purpose', is: ['sign-up'] },
    },
    thanks: { kind: 'text', max: 300, isRequired: true },
  },
  states: ['draft', 'published', 'hidden'],
  liveIn: 'published',
  transitions: {
    publish: { from: ['draft', 'hidden'], to: 'published', needs: 'forms.publish' },
    hide: { from: ['published'], to: 'hidden', needs: 'forms.hide' },
  },
  preview: { heading: 'heading', text: 'text' },
  published: { in: 'published', as: 'form' },
  report: { needs: 'forms.view', figures: ['visited', 'submitted', 'confirmed'] },
  needs: {
    view: 'forms.view',
    create: 'forms.create',
    update: 'forms.update',
    delete: 'forms.delete',
  },
} as const satisfies Collection;
