import { z } from 'zod';

/** What the actions on the log of a channel or an integration take. */

const workspace = z.string().max(100);
const recordId = z.uuid('invalid');

export const TestIntegration = z.object({ workspace, recordId });
export const RetryDelivery = z.object({
  workspace,
  collection: z.string().max(64),
  recordId,
  jobId: z.uuid('invalid'),
});
