import { z } from 'zod';
import { notificationEvents } from '@/lib/access/notifications/notification-events';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** What notifications and their preferences take. Messages are keys of `errors`. */

export const SavePreferences = forWorkspace({
  preferences: z
    .array(
      z.object({ event: z.enum(notificationEvents, 'invalid'), inConsole: z.boolean(), byMail: z.boolean() }),
    )
    .max(50, 'invalid'),
});

export const MarkRead = forWorkspace({ id: z.uuid('invalid'), andEarlier: z.boolean() });
