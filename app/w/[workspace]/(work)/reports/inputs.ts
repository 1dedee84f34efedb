import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The period and the sort orders, as in the address of the page. */
export const ExportReports = forWorkspace({
  address: z.string().max(2_000),
});
