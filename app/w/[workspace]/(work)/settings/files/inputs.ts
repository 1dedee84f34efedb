import { z } from 'zod';

/** What the actions on files take. The bytes themselves go to the route of files. */
export const OneFile = z.object({ workspace: z.string().max(100), fileId: z.uuid('invalid') });
