import type { WorkspaceContext } from '@/lib/access/context/context';
import { availability } from '@/lib/policy/might-ever';
import type { Decision } from '@/lib/policy/model';

/** Whether the person may make and change endpoints: the same two permissions as the services ask for. */
export function manageDecision({ access }: WorkspaceContext): Decision {
  const { decision } = availability(access, 'api-keys.create');
  return decision.allowed ? availability(access, 'users.view').decision : decision;
}
