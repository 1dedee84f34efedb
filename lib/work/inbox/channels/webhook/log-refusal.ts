import 'server-only';
import { logRefusal as logRefusalOf } from '@/lib/work/deliveries/refused-post';

/** Logs why a post to a channel was refused, for the channel's page. */
export const logRefusal = (channelId: string, error: unknown): Promise<void> =>
  logRefusalOf(
    { tenant: { channelId }, collection: 'channels', recordId: channelId, about: 'message' },
    error,
  );
