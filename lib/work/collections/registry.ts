import { catalogue } from '@/lib/access/models/catalogue';
import type { Collection } from './definition';
import { attributes } from './definitions/attributes';
import { automations } from './definitions/automations';
import { calculations } from './definitions/calculations';
import { channels } from './definitions/channels';
import { contactFields } from './definitions/contact-fields';
import { dedicatedIps } from './definitions/dedicated-ips';
import { domains } from './definitions/domains';
import { emailCampaigns } from './definitions/email-campaigns';
import { emailToSms } from './definitions/email-to-sms';
import { facebookAds } from './definitions/facebook-ads';
import { forms } from './definitions/forms';
import { integrations } from './definitions/integrations';
import { landingPages } from './definitions/landing-pages';
import { senders } from './definitions/senders';
import { shortcuts } from './definitions/shortcuts';
import { smsCampaigns } from './definitions/sms-campaigns';
import { snippets } from './definitions/snippets';
import { templates } from './definitions/templates';
import { testList } from './definitions/test-list';
import { webhooks } from './definitions/webhooks';
import { whatsappTemplates } from './definitions/whatsapp-templates';

/** Every collection, in the order in which the menu shows them. */
export const collections: readonly Collection[] = [
  emailCampaigns,
  smsCampaigns,
  templates,
  facebookAds,
  landingPages,
  automations,
  forms,
  shortcuts,
  channels,
  contactFields,
  attributes,
  calculations,
  integrations,
  webhooks,
  emailToSms,
  snippets,
  whatsappTemplates,
  testList,
  senders,
  domains,
  dedicatedIps,
];

/** The collection of that id; undefined for anything that is none (RO6). */
export function collectionOf(id: string): Collection | undefined {
  return collections.find((collection) => collection.id === id);
}

/** Its place below the workspace's address: work stands by itself, what is set up under the settings. */
export function pathOf({ id }: Pick<Collection, 'id'>): string {
  return catalogue.features[id].group === 'settings' ? `settings/${id}` : id;
}
