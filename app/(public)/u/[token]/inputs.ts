import { z } from 'zod';

export const Leave = z.object({ token: z.string().max(300) });
