import type { Collection } from '@/lib/work/collections/definition';

/** The people who get an email campaign for review before it is sent (S2.21). */
export const testList = {
  id: 'test-list',
  icon: 'test',
  fields: {
    email: { kind: 'text', max: 254, form: 'email', isRequired: true, isListed: true, isSearched: true },
  },
  needs: {
    view: 'test-list.view',
    create: 'test-list.add',
    update: 'test-list.manage',
    delete: 'test-list.manage',
  },
} as const satisfies Collection;
