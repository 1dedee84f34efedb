import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The period and the orders in force, as the address of the page says them. */
export const ExportReports = forWorkspace({
  address: z.string().max(2_000),
});
