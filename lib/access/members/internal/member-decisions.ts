import type { WorkspaceContext } from '@/lib/access/context/context';
import { decideViewing } from '@/lib/access/viewing/may-view';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { managedByDirectory } from '../directory-lock';
import { assignmentTarget, type Member, type memberTarget } from '../policy-target';

/** What the reader may do with a member, for the buttons of their row. */
export interface MemberDecisions {
  edit: Decision;
  revoke: Decision;
  renew: Decision;
  undo: Decision;
  /** Setting start and end, extending, renewing (B5). */
  date: Decision;
  reinstate: Decision;
  resetPassword: Decision;
  viewAs: Decision;
}

/** The decisions about a member and their present access. */
export function decisionsOn(
  { access }: WorkspaceContext,
  member: Member,
  target: ReturnType<typeof memberTarget>,
  { isProvisioned }: { isProvisioned: boolean },
): MemberDecisions {
  const assignment = assignmentTarget(member);
  const edit = decide(access, 'users.edit', target);
  const revoke = decide(access, 'users.revoke', target);
  const giveBack = revoke.allowed ? decide(access, 'users.assign', assignment) : revoke;
  return {
    edit: edit.allowed && isProvisioned ? managedByDirectory : edit,
    revoke,
    renew: decide(access, 'users.invite', assignment),
    undo: giveBack,
    date: edit.allowed ? decide(access, 'users.assign', assignment) : edit,
    reinstate: giveBack,
    resetPassword: decide(access, 'users.reset-password', target),
    viewAs: decideViewing({ access }, target),
  };
}
