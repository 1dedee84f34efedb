import { z } from 'zod';
import { fileFormats } from '@/lib/platform/files/file-format';

export const AskForExport = z.object({
  workspace: z.string().max(100),
  format: z.enum(fileFormats, 'invalid').default('programs'),
});
