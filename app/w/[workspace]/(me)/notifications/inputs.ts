import { z } from 'zod';
import { notificationEvents } from '@/lib/access/notifications/notification-events';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of notifications and their preferences. Messages are keys of `errors`. */

export const SavePreferences = forWorkspace({
  preferences: z
    .array(
      z.object({ event: z.enum(notificationEvents, 'invalid'), inConsole: z.boolean(), byMail: z.boolean() }),
    )
    .max(50, 'invalid'),
});

export const MarkRead = forWorkspace({ id: z.uuid('invalid'), andEarlier: z.boolean() });
