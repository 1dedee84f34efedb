import 'server-only';
import { announce, type Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, changingMembers } from '@/lib/access/context/transactions';
import { notify } from '@/lib/access/notifications/notify';
import { Invalid, Stale } from '@/lib/platform/errors';
import { lockMember } from '../find-member';
import { requireSuccessor } from '../internal/require-successor';
import { type Member, memberTarget } from '../policy-target';
import { readTopHolders } from '../top-holders';
import { end } from './end-membership';
import { latestRevocation, type Revocation } from './internal/revocation';

export interface RevokeAccess {
  memberId: string;
  /** The version that the form showed; absent: the present one. */
  version?: number;
  /** The successor, who gets the work; absent or null: it becomes unassigned. */
  successorId?: string | null;
}

/** The data for undoing. Counts come beforehand (`previewRevocation`): here their cost would grow with the work. */
export interface Revoked {
  revocationId: string;
  undoUntil: Date;
}

/**
 * Revokes a member's access in constant time, however much work they have (S1.28, B3). The person keeps their
 * membership in the organisation (S1.29) and in other workspaces (RV8); teams keep them listed, where only active
 * members count. Repeating it has no second effect (RV5). The invitations that they sent are no longer valid.
 *
 * @throws Denied (R1, R2, S1.15) · NotFound · Stale
 * @throws Invalid on `successorId` when that person cannot get the work (RV9); when the member is only invited
 */
export function revokeAccess(ctx: WorkspaceContext, input: RevokeAccess): Promise<Revoked> {
  return changingMembers(ctx, async (tx, actor) => {
    const member = await lockMember(tx, actor, input.memberId, 'everyone');
    return revokeLocked(tx, actor, member, input);
  });
}

/** The same for a locked member, in a running change of memberships. */
export async function revokeLocked(
  tx: Transaction,
  actor: WorkspaceContext,
  member: Member,
  { version, successorId = null }: Omit<RevokeAccess, 'memberId'>,
): Promise<Revoked> {
  authorize(actor, 'users.revoke', memberTarget(member, await readTopHolders(tx, actor)));
  if (member.status === 'left') return repeated(tx, actor, member.id, successorId);
  if (member.storedStatus === 'invited') throw new Invalid({ '': 'still-invited' });
  if (version !== undefined && version !== member.version) throw new Stale();
  if (successorId !== null) await requireSuccessor(tx, actor, [member.id], successorId);
  const revocation = await end(tx, actor.person, member, successorId);
  await notify(tx, actor.workspace.id, {
    event: 'work-handed-over',
    memberIds: successorId === null ? [] : [successorId],
    actor: { memberId: actor.member.id, name: actor.member.name },
    subject: { memberId: member.id, revocationId: revocation.id },
  });
  await announce(tx, { topic: 'work', workspaceId: actor.workspace.id });
  return revokedView(revocation);
}

async function repeated(
  tx: Transaction,
  actor: WorkspaceContext,
  memberId: string,
  successorId: string | null,
): Promise<Revoked> {
  const revocation = await latestRevocation(tx, actor, memberId);
  if (!revocation || revocation.successorId !== successorId) throw new Stale();
  return revokedView(revocation);
}

const revokedView = ({ id, undoUntil }: Revocation): Revoked => ({ revocationId: id, undoUntil });
