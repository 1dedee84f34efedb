import { z } from 'zod';

export const AskForExport = z.object({ workspace: z.string().max(100) });
