import type { Collection } from '@/lib/work/collections/definition';

/** Ready-made replies (S1.32). */
export const snippets = {
  id: 'snippets',
  icon: 'reply',
  fields: {
    shortcut: {
      kind: 'text',
      max: 40,
      form: 'one-word',
      isListed: true,
      isSearched: true,
      isSorted: true,
    },
    text: { kind: 'long-text', max: 4_000, isRequired: true, isListed: true, isSearched: true },
  },
  needs: {
    view: 'snippets.view',
    create: 'snippets.manage',
    update: 'snippets.manage',
    delete: 'snippets.manage',
  },
} as const satisfies Collection;
