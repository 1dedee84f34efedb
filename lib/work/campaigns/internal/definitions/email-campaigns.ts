import type { Collection } from '@/lib/work/collections/definition';
import { campaignLife } from './campaign-life';

/** One email to all contacts of a list (S2.6). */
export const emailCampaigns = {
  id: 'email-campaigns',
  icon: 'mail',
  fields: {
    subject: { kind: 'text', max: 150, isRequired: true, isListed: true, isSearched: true },
    list: { kind: 'reference', to: 'lists', isRequired: true },
    sender: {
      kind: 'reference',
      to: 'senders',
      where: { field: 'kind', is: 'email' },
      isRequired: true,
    },
    template: {
      kind: 'reference',
      to: 'templates',
      where: { field: 'kind', is: 'email' },
      state: 'active',
      isRequired: true,
    },
    link: { kind: 'url' },
    sendAt: { kind: 'moment', isRequired: true, isListed: true },
  },
  ...campaignLife,
  transitions: {
    schedule: {
      from: ['draft'],
      to: 'scheduled',
      needs: 'email-campaigns.schedule',
      reaches: true,
      asks: ['sendAt'],
    },
    send: { from: ['draft', 'scheduled'], to: 'sending', needs: 'email-campaigns.send', reaches: true },
    suspend: { from: ['scheduled', 'sending'], to: 'suspended', needs: 'email-campaigns.suspend' },
    // A requeued campaign is scheduled again; it is sent at once when its time has passed.
    requeue: { from: ['suspended'], to: 'scheduled', needs: 'email-campaigns.requeue', reaches: true },
  },
  startsWith: 'default-settings',
  preview: { heading: 'subject', text: 'template.body', link: 'link' },
  tests: { needs: 'email-campaigns.test', listNeeds: 'test-list.view' },
  report: {
    needs: 'email-campaigns.report',
    figures: ['sent', 'failed', 'skipped', 'opened', 'clicked', 'unsubscribed'],
    exports: 'email-campaigns.export',
  },
  needs: {
    view: 'email-campaigns.view',
    create: 'email-campaigns.create',
    update: 'email-campaigns.update',
    delete: 'email-campaigns.delete',
  },
} as const satisfies Collection;
