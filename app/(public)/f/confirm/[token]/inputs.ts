import { z } from 'zod';

export const ConfirmEntry = z.object({ token: z.string().max(300) });
