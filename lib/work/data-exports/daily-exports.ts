import type { Collection } from '@/lib/work/collections/definition';

/** Files of contacts that are made every day, for the person who set them up (S2.11). */
export const dailyExports = {
  id: 'daily-exports',
  icon: 'page',
  fields: {
    /** Empty: all contacts. */
    list: { kind: 'reference', to: 'lists', isListed: true },
    format: { kind: 'choice', options: ['spreadsheet', 'programs'], isRequired: true, isListed: true },
  },
  states: ['on', 'off'],
  liveIn: 'on',
  transitions: {
    'switch-on': { from: ['off'], to: 'on', needs: 'daily-exports.manage' },
    'switch-off': { from: ['on'], to: 'off', needs: 'daily-exports.manage' },
  },
  needs: {
    view: 'daily-exports.view',
    create: 'daily-exports.manage',
    update: 'daily-exports.manage',
    delete: 'daily-exports.manage',
  },
  isAudited: true,
} as const satisfies Collection;
