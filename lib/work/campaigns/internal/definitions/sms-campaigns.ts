import type { Collection } from '@/lib/work/collections/definition';
import { campaignLife } from './campaign-life';

/** One text message to all contacts of a list (S2.7). */
export const smsCampaigns = {
  id: 'sms-campaigns',
  icon: 'phone',
  fields: {
    text: { kind: 'long-text', max: 918, isRequired: true, isListed: true, isSearched: true },
    list: { kind: 'reference', to: 'lists', isRequired: true },
    sender: { kind: 'reference', to: 'senders', where: { field: 'kind', is: 'sms' }, isRequired: true },
    link: { kind: 'url' },
    sendAt: { kind: 'moment', isRequired: true, isListed: true },
  },
  ...campaignLife,
  transitions: {
    schedule: {
      from: ['draft'],
      to: 'scheduled',
      needs: 'sms-campaigns.schedule',
      asks: ['sendAt'],
      reaches: true,
    },
    send: { from: ['draft', 'scheduled'], to: 'sending', needs: 'sms-campaigns.send', reaches: true },
    suspend: { from: ['scheduled', 'sending'], to: 'suspended', needs: 'sms-campaigns.suspend' },
    requeue: { from: ['suspended'], to: 'scheduled', needs: 'sms-campaigns.requeue', reaches: true },
  },
  preview: { text: 'text', link: 'link' },
  report: {
    needs: 'sms-campaigns.report',
    figures: ['sent', 'failed', 'skipped', 'clicked', 'unsubscribed'],
    exports: 'sms-campaigns.export',
  },
  needs: {
    view: 'sms-campaigns.view',
    create: 'sms-campaigns.create',
    update: 'sms-campaigns.update',
    delete: 'sms-campaigns.delete',
  },
} as const satisfies Collection;
