import { z } from 'zod';

export const AnswerInvitation = z.object({ invitation: z.uuid() });
