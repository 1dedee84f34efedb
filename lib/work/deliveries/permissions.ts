import type { Permission } from '@/lib/policy/catalogue';

/**
 * The collections whose records are posted to, with the permissions to see the log and to retry (S1.19,
 * S1.20).
 */
const logged: Readonly<Record<string, { view: Permission; retry: Permission }>> = {
  'ad-accounts': { view: 'ad-accounts.view', retry: 'ad-accounts.manage' },
  channels: { view: 'channels.view', retry: 'channels.connect' },
  'facebook-ads': { view: 'facebook-ads.view', retry: 'facebook-ads.launch' },
  integrations: { view: 'integrations.view', retry: 'integrations.connect' },
  'email-to-sms': { view: 'email-to-sms.view', retry: 'email-to-sms.manage' },
  webhooks: { view: 'webhooks.view', retry: 'webhooks.create' },
};

/** The permissions of a collection's log; null for collections that are not posted to. */
export const logPermissions = (collection: string) =>
  Object.hasOwn(logged, collection) ? (logged[collection] ?? null) : null;
