import type { Collection } from '@/lib/work/collections/definition';
import { contactFields } from './contact-fields';

/**
 * Custom fields of contacts in models that call them attributes, with separate permissions (S2.12, S2.22).
 */
export const attributes = {
  ...contactFields,
  id: 'attributes',
  fields: {
    ...contactFields.fields,
    /** Of a transaction, such as the last order: usually written by the program of the shop (S2.9). */
    isTransactional: { kind: 'boolean' },
  },
  needs: {
    view: 'attributes.view',
    create: 'attributes.manage',
    update: 'attributes.manage',
    delete: 'attributes.manage',
  },
} as const satisfies Collection;
