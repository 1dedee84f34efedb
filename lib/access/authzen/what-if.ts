import 'server-only';
import { assignmentIn } from '@/lib/access/context/assignment';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Member } from '@/lib/access/context/effective-membership';
import { type Access, accessOf } from '@/lib/policy/access';
import type { Status } from '@/lib/policy/model';
import type { SubjectProperties } from './request';
import type { Subject } from './subjects';

/**
 * The access of a subject as a question supposes it: what the question omits is as stored. Restrictions and rights of
 * the present level stay, as far as another level can have them. An id that the model does not know refuses
 * everything (RO6).
 */
export function supposedAccess(
  ctx: WorkspaceContext,
  { member: own, effective, access, now }: Subject,
  supposed: SubjectProperties = {},
): Access {
  if (Object.values(supposed).every((value) => value === undefined)) return access;
  const { endsAt, restrictions, rights } = supposed;
  // An end is one of their own membership.
  const member = endsAt === undefined ? effective : own;
  const { role = member.role } = supposed;
  const given = {
    role,
    restrictions: restrictions ?? kept(ctx, member, role).restrictions,
    grants: rights ?? kept(ctx, member, role).grants,
    status: endsAt === undefined ? member.status : statusUntil(member, Date.parse(endsAt), now),
  };
  return accessOf(ctx.model, assignmentIn(ctx, given), access.self);
}

function kept({ model }: WorkspaceContext, member: Member, role: string) {
  if (role === member.role) return member;
  const given = Object.hasOwn(model.roles, role) ? model.roles[role] : undefined;
  return {
    restrictions: member.restrictions.filter((id) => model.restrictions[id]?.roles.includes(role)),
    grants: member.grants.filter((id) => given?.rights?.includes(id)),
  };
}

/** The status if the membership ended then. It never ends before it was accepted, and never brings back who left. */
function statusUntil({ status, storedStatus, suspendedUntil }: Member, endsAt: number, now: number): Status {
  if (status === 'invited' || status === 'left') return status;
  if (endsAt <= now) return 'ended';
  if (status !== 'ended') return status;
  const isSuspended = storedStatus === 'suspended' && !(suspendedUntil && suspendedUntil.getTime() <= now);
  return isSuspended ? 'suspended' : 'active';
}
