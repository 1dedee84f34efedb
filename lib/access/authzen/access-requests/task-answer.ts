import 'server-only';
import { refuseAccessRequest } from '@/lib/access/api/refusal';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type RequestState, readRequestStates } from '@/lib/access/members/requests/request-states';
import { env } from '@/lib/platform/settings/settings';
import { requestsAddressOf } from '../decision-point';
import { type Approval, approvalOf } from './approval';
import { openHandle } from './task-handle';

type Status = RequestState['status'] | 'partial';

interface Result {
  mode: 'reevaluate';
  approval: Approval;
}

/** A task as a program reads it. It names no approver and no reason (R6). */
export interface TaskAnswer {
  task: {
    id: string;
    status: Status;
    status_endpoint: string;
    expires_at: string;
    links: { cancel: string; review: string };
    items?: { action: object; resource: object; status: Status; result?: Result }[];
  };
  result?: Result;
}

/**
 * The present state of a task.
 *
 * @throws ApiRefusal unknown_task, also once a request of it is no longer stored
 */
export async function readTask(ctx: WorkspaceContext, handle: string): Promise<TaskAnswer> {
  const { isBundle, items } = openHandle(ctx, handle);
  const states = await readRequestStates(
    ctx,
    items.map(({ requestId }) => requestId),
  );
  const read = items.map(({ requestId, action, resource }) => {
    const state = states.get(requestId);
    if (!state) throw refuseAccessRequest('unknown-task');
    const approval = approvalOf(ctx, state, { action, resource });
    const result: Result | null = approval && { mode: 'reevaluate', approval };
    return { state, item: { action, resource, status: state.status, ...(result && { result }) } };
  });
  const endpoint = `${requestsAddressOf(env().APP_ORIGIN, ctx.workspace.slug)}/${handle}`;
  const result = isBundle ? undefined : read[0]?.item.result;
  return {
    task: {
      id: handle,
      status: together(read.map(({ item }) => item.status)),
      status_endpoint: endpoint,
      expires_at: new Date(Math.max(...read.map(({ state }) => state.expiresAt.getTime()))).toISOString(),
      links: {
        cancel: `${endpoint}/cancel`,
        review: reviewAddress(ctx, isBundle ? null : read[0]?.state.id),
      },
      ...(isBundle && { items: read.map(({ item }) => item) }),
    },
    ...(result && { result }),
  };
}

/** Pending while one is; the common status where there is one. */
function together(statuses: readonly Status[]): Status {
  const [first = 'failed', ...others] = new Set(statuses);
  if (statuses.includes('pending')) return 'pending';
  return others.length === 0 ? first : 'partial';
}

const reviewAddress = ({ workspace }: WorkspaceContext, requestId: string | null | undefined) =>
  [env().APP_ORIGIN, 'w', workspace.slug, 'settings', 'requests', ...(requestId ? [requestId] : [])].join(
    '/',
  );
