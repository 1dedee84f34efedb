import 'server-only';
import { logRefusal as logRefusalOf } from '@/lib/work/deliveries/refused-post';
import { adAccounts } from './ad-accounts';
import type { CalledAccount } from './receive-figures';

/** Logs why figures were refused, for the page of the ad account. */
export const logRefusal = ({ workspaceId, accountId }: CalledAccount, error: unknown): Promise<void> =>
  logRefusalOf(
    { tenant: { workspaceId }, collection: adAccounts.id, recordId: accountId, about: 'figures' },
    error,
  );
