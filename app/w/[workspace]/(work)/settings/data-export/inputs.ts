import { z } from 'zod';
import { fileFormats } from '@/lib/platform/files/file-format';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

export const AskForExport = forWorkspace({
  format: z.enum(fileFormats, 'invalid').default('programs'),
});
