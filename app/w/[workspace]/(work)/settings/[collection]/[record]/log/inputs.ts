import { z } from 'zod';

/** What the actions on the log of a channel or an integration take. */

const workspace = z.string().max(100);
const recordId = z.uuid('invalid');

const collection = z.string().max(64);

export const TestIntegration = z.object({ workspace, collection, recordId });
export const RetryDelivery = TestIntegration.extend({ jobId: z.uuid('invalid') });
