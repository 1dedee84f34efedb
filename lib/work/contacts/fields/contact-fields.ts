import type { Collection } from '@/lib/work/collections/definition';

/** Custom fields: what a workspace records about a contact besides name, phone and email (S1.32). */
export const contactFields = {
  id: 'contact-fields',
  icon: 'form',
  fields: {
    kind: {
      kind: 'choice',
      options: ['text', 'number', 'date', 'choice', 'yes-no'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    choices: {
      kind: 'lines',
      max: 100,
      isRequired: true,
      isListed: true,
      onlyWhen: { field: 'kind', is: ['choice'] },
    },
  },
  needs: {
    view: 'contact-fields.view',
    create: 'contact-fields.manage',
    update: 'contact-fields.manage',
    delete: 'contact-fields.manage',
  },
} as const satisfies Collection;
