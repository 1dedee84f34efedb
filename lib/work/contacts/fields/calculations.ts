import type { Collection } from '@/lib/work/collections/definition';

/** Figures computed over the contacts that the reader sees (S2.22, R6). */
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
  computes: true,
  needs: {
    view: 'calculations.view',
    create: 'calculations.manage',
    update: 'calculations.manage',
    delete: 'calculations.manage',
  },
} as const satisfies Collection;
