import { z } from 'zod';

/** The period and the orders in force, as the address of the page says them. */
export const ExportReports = z.object({
  workspace: z.string().min(1).max(100),
  address: z.string().max(2_000),
});
