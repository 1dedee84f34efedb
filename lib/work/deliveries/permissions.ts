import type { Permission } from '@/lib/policy/catalogue';

/** Collections whose records are posted to, and what seeing their log, and posting again, takes (S1.19, S1.20). */
const logged: Readonly<Record<string, { view: Permission; retry: Permission }>> = {
  channels: { view: 'channels.view', retry: 'channels.connect' },
  integrations: { view: 'integrations.view', retry: 'integrations.connect' },
  webhooks: { view: 'webhooks.view', retry: 'webhooks.create' },
};

/** What the log of a collection's records takes; null for those that nothing is posted to. */
export const logPermissions = (collection: string) =>
  Object.hasOwn(logged, collection) ? (logged[collection] ?? null) : null;
