import type { Collection } from '@/lib/work/collections/definition';

/** Figures computed over all contacts (S2.22). */
export const calculations = {
  id: 'calculations',
  icon: 'calculator',
  fields: {
    kind: {
      kind: 'choice',
      options: ['count', 'sum', 'average', 'lowest', 'highest'],
      isRequired: true,
      isListed: true,
      isSorted: true,
    },
    attribute: { kind: 'reference', to: 'attributes', isRequired: true, isListed: true },
  },
  needs: {
    view: 'calculations.view',
    create: 'calculations.manage',
    update: 'calculations.manage',
    delete: 'calculations.manage',
  },
} as const satisfies Collection;
