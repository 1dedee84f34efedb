import { modelOf } from '@/lib/access/models/registry';
import { compile } from '@/lib/policy/compile';
import { accessBelow } from '@/lib/policy/levels';
import type { Plan } from '@/lib/policy/model';
import { accessAt } from './access-at';
import type { AccessThen, Recorded, Replayed } from './replayed';

type Held = AccessThen & { userId: string };

/**
 * The accesses that people inherited from a membership above, at the moment (120): from the nearest active one whose role
 * has a role below. A membership of the workspace itself decides, even a suspended one; outside its dates it counts as none.
 */
export function inheritedAt(state: Replayed, moment: Date): AccessThen[] {
  const held = heldAt(state, moment);
  return [...state.workspaces].flatMap(([workspaceId, { isClosed }]) => {
    const decided = new Set((held.get(workspaceId) ?? []).map(({ userId }) => userId));
    const inherited: AccessThen[] = [];
    for (const above of ancestorsOf(state, workspaceId)) {
      for (const { userId, ...membership } of held.get(above) ?? []) {
        const below =
          membership.status === 'active' && !decided.has(userId) && belowOf(state, workspaceId, membership);
        if (!below) continue;
        decided.add(userId);
        inherited.push({
          ...membership,
          ...below,
          workspaceId,
          memberId: userId,
          inheritedFrom: above,
          status: isClosed ? 'closed' : 'active',
        });
      }
    }
    return inherited;
  });
}

/** The memberships that decide, by workspace: within their dates, of people who have joined. */
function heldAt(state: Replayed, moment: Date): Map<string, Held[]> {
  const held = new Map<string, Held[]>();
  for (const access of accessAt(state, moment)) {
    const { userId } = state.members.get(access.memberId) as Recorded;
    if (userId === null || ['ended', 'upcoming', 'invited'].includes(access.status)) continue;
    held.set(access.workspaceId, [...(held.get(access.workspaceId) ?? []), { ...access, userId }]);
  }
  return held;
}

/** The workspaces above, the nearest first. */
function ancestorsOf(state: Replayed, id: string): string[] {
  const above = state.workspaces.get(id)?.parentId;
  return above && state.workspaces.has(above) ? [above, ...ancestorsOf(state, above)] : [];
}

/** Null where nothing is inherited, or where it allows nothing at all, as after a delegation ended (S3.15). */
function belowOf(state: Replayed, workspaceId: string, membership: AccessThen) {
  const model = modelOf(state.model);
  const below = accessBelow(model, membership);
  if (!below) return null;
  const { held } = compile(model, {
    ...below,
    status: 'active',
    plan: state.plan as Plan,
    level: ancestorsOf(state, workspaceId).length,
    flags: state.workspaces.get(workspaceId)?.isDelegated ? ['delegated'] : [],
  });
  return held.some((bits) => bits !== 0) ? below : null;
}
