import { z } from 'zod';
import { notificationEvents } from '@/lib/access/notifications/notification-events';

/** What notifications and their preferences take. Messages are keys of `errors`. */

const workspace = z.string().max(100);

export const SavePreferences = z.object({
  workspace,
  preferences: z
    .array(
      z.object({ event: z.enum(notificationEvents, 'invalid'), inConsole: z.boolean(), byMail: z.boolean() }),
    )
    .max(50, 'invalid'),
});

export const MarkRead = z.object({ workspace, id: z.uuid('invalid'), andEarlier: z.boolean() });
