import { z } from 'zod';

export const OneContact = z.object({ workspace: z.string().max(100), contactId: z.uuid('invalid') });
