import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { decide } from '@/lib/policy/decide';
import type { Decision, Denied } from '@/lib/policy/model';
import { assignmentTarget, type Member, memberTarget } from '../../policy-target';
import { nobodyIsLast } from '../../top-holders';
import type { RowAccess } from '../outcome';
import type { RowPlace } from './row-place';

/** A refusal, and the field of the row that it concerns. */
interface Refusal {
  decision: Denied;
  on: 'level' | 'teams' | 'starts' | 'ends';
}

/** The decisions about what a row gives: once for each distinct access, since a list has few of them. */
export interface Giving {
  /** Why the actor may not invite with this access, into these teams and with these dates; null if they may. */
  (access: RowAccess, place?: RowPlace): Refusal | null;
  /** Why the actor may not end the suspension of this member. */
  back: (member: Member) => Denied | null;
}

export function givingDecisions({ access }: WorkspaceContext): Giving {
  const known = new Map<string, Decision>();
  function once(key: string, ask: () => Decision): Denied | null {
    const decision = known.get(key) ?? ask();
    known.set(key, decision);
    return decision.allowed ? null : decision;
  }
  const give = (given: RowAccess, place?: RowPlace): Refusal | null => {
    const key = JSON.stringify([given.role, given.restrictions, given.grants]);
    const invite = once(`invite ${key}`, () => decide(access, 'users.invite', assignmentTarget(given)));
    if (invite) return { decision: invite, on: 'level' };
    if (place?.teams.length) {
      const manage = once('teams', () => decide(access, 'teams.manage', { kind: 'workspace' }));
      if (manage) return { decision: manage, on: 'teams' };
    }
    if (!place?.startsAt && !place?.endsAt) return null;
    // Dates are set on a member: the actor must be able to edit a member with this access (B5).
    const invited = { id: '', userId: null, ...given };
    const edit = once(`date ${key}`, () => decide(access, 'users.edit', memberTarget(invited, nobodyIsLast)));
    return edit && { decision: edit, on: place.endsAt ? 'ends' : 'starts' };
  };
  const back = (member: Member): Denied | null => {
    const revoke = decide(access, 'users.revoke', memberTarget(member, nobodyIsLast));
    const assign = decide(access, 'users.assign', assignmentTarget(member));
    if (!revoke.allowed) return revoke;
    return assign.allowed ? null : assign;
  };
  return Object.assign(give, { back });
}
