import type { Collection } from '../definition';

/** How people put themselves on a list, take themselves off it, or correct what is known of them (S2.13). */
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
    thanks: { kind: 'text', max: 300, isRequired: true },
  },
  preview: { heading: 'heading', text: 'text' },
  needs: {
    view: 'forms.view',
    create: 'forms.create',
    update: 'forms.update',
    delete: 'forms.delete',
  },
} as const satisfies Collection;
