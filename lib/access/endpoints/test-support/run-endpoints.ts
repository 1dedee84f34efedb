import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { createEndpoint, type EndpointFields } from '../create-endpoint';
import { accessEventJobs, endpointJobs } from '../endpoint-jobs';

/** Makes an endpoint, with the fields that the test names. */
export const endpointOf = (ctx: WorkspaceContext, url: string, fields: Partial<EndpointFields> = {}) =>
  createEndpoint(ctx, { name: 'Directory', url, kinds: null, ...fields });

/** Does what a worker does, until nothing is due. */
export async function deliverAll(): Promise<void> {
  await drain(accessEventJobs);
  await drain(endpointJobs);
}
