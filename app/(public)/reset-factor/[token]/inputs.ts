import { z } from 'zod';

export const ResetLink = z.object({ token: z.string().max(100) });
