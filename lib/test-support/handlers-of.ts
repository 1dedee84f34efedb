import type { JobKind } from '@/db/schema/platform/outbox';
import { background } from '@/lib/modules';
import type { JobHandler } from '@/lib/platform/jobs/run-jobs';

/** The handlers of jobs of these kinds, as the worker has them. */
export const handlersOf = (...wanted: JobKind[]): JobHandler[] =>
  background.handlers.filter(({ kinds }) => kinds.some((kind) => wanted.includes(kind)));
