import type { Collection } from '@/lib/work/collections/definition';

/** Sequences of steps, started by hand in a conversation (S1.25, S1.32). */
export const shortcuts = {
  id: 'shortcuts',
  icon: 'zap',
  fields: { steps: { kind: 'steps', isRequired: true, isListed: true } },
  needs: {
    view: 'shortcuts.view',
    create: 'shortcuts.manage',
    update: 'shortcuts.manage',
    delete: 'shortcuts.manage',
  },
} as const satisfies Collection;
