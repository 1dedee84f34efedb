import { z } from 'zod';
import { forWorkspace } from '@/lib/platform/input/for-workspace';

/** The inputs of the actions on the log of a channel or an integration. */

const recordId = z.uuid('invalid');

const collection = z.string().max(64);

export const TestIntegration = forWorkspace({ collection, recordId });
export const RetryDelivery = TestIntegration.extend({ jobId: z.uuid('invalid') });
