import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { inviteMembers } from '@/lib/access/members/invite/invite-members';
import { drain } from '@/lib/platform/jobs/run-jobs';
import { world } from '@/lib/test-support/world';
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

/** An account with an admin and a colleague. */
export const account = () =>
  world({ model: 'account-tree', people: { pia: 'parent-admin', uma: 'advanced' } });

let invited = 0;

/** Changes access: invites people, one after the other. */
export async function invite(ctx: WorkspaceContext, count = 1): Promise<void> {
  for (let each = 0; each < count; each++) {
    const email = `new-${++invited}-${ctx.workspace.id.slice(-6)}@example.com`;
    await inviteMembers(ctx, { emails: [email], role: 'basic', restrictions: [] });
  }
}
