import type { Collection } from '@/lib/work/collections/definition';

/** Public pages of a workspace, open while they are published (S2.16). */
export const landingPages = {
  id: 'landing-pages',
  icon: 'page',
  fields: {
    title: { kind: 'text', max: 120, isRequired: true, isListed: true, isSearched: true },
    text: { kind: 'long-text', max: 20_000, isRequired: true, isSearched: true },
    link: { kind: 'url' },
  },
  states: ['draft', 'published', 'hidden'],
  liveIn: 'published',
  transitions: {
    publish: { from: ['draft', 'hidden'], to: 'published', needs: 'landing-pages.publish' },
    hide: { from: ['published'], to: 'hidden', needs: 'landing-pages.hide' },
  },
  preview: { heading: 'title', text: 'text', link: 'link' },
  published: { in: 'published', as: 'page' },
  report: { needs: 'landing-pages.view', figures: ['visited', 'clicked'] },
  needs: {
    view: 'landing-pages.view',
    create: 'landing-pages.create',
    update: 'landing-pages.update',
    delete: 'landing-pages.delete',
  },
} as const satisfies Collection;
