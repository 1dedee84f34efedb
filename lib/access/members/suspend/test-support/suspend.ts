import type { WorkspaceContext } from '@/lib/access/context/context';
import { world } from '@/lib/test-support/world';
import { reinstateMembers } from '../reinstate-members';
import { suspendMembers } from '../suspend-members';

/** An owner, a manager and an agent. */
export const team = () => world({ people: { olga: 'owner', mia: 'manager', ana: 'agent' } });

const chosen = (whom: readonly WorkspaceContext[]) => whom.map(({ member: { id } }) => ({ id }));

/** Suspends members without a reason and without an end. */
export const suspend = (actor: WorkspaceContext, ...whom: WorkspaceContext[]) =>
  suspendMembers(actor, { chosen: chosen(whom), reason: null, until: null });

export const reinstate = (actor: WorkspaceContext, ...whom: WorkspaceContext[]) =>
  reinstateMembers(actor, { chosen: chosen(whom) });
