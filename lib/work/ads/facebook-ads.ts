import type { Collection } from '@/lib/work/collections/definition';

/** States in which an ad costs money, or will. */
export const atWork = ['scheduled', 'running'] as const;

/** Advertisements, which the connected ad account runs, and only with a payment method (S2.15, S2.19). */
export const facebookAds = {
  id: 'facebook-ads',
  icon: 'ad',
  fields: {
    headline: { kind: 'text', max: 40, isRequired: true, isListed: true, isSearched: true },
    text: { kind: 'long-text', max: 500, isRequired: true, isSearched: true },
    link: { kind: 'url', isRequired: true },
    dailyBudget: { kind: 'number', min: 1, max: 100_000, isRequired: true },
    startAt: { kind: 'moment', isRequired: true, isListed: true },
  },
  states: ['draft', 'scheduled', 'running', 'suspended'],
  liveIn: 'running',
  lockedIn: atWork,
  keptIn: atWork,
  transitions: {
    schedule: {
      from: ['draft', 'suspended'],
      to: 'scheduled',
      needs: 'facebook-ads.schedule',
      reaches: true,
      asks: ['startAt'],
    },
    launch: {
      from: ['draft', 'scheduled', 'suspended'],
      to: 'running',
      needs: 'facebook-ads.launch',
      reaches: true,
    },
    suspend: { from: ['scheduled', 'running'], to: 'suspended', needs: 'facebook-ads.suspend' },
  },
  due: { in: 'scheduled', at: 'startAt', to: 'running', otherwise: 'suspended' },
  preview: { heading: 'headline', text: 'text', link: 'link' },
  published: { in: 'running', as: 'link' },
  report: { needs: 'facebook-ads.report', figures: ['shown', 'clicked', 'spent'] },
  needs: {
    view: 'facebook-ads.view',
    create: 'facebook-ads.create',
    update: 'facebook-ads.update',
    delete: 'facebook-ads.delete',
  },
  isAudited: true,
} as const satisfies Collection;
