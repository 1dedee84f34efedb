import type { Status } from '@/lib/policy/model';
import type { AccessThen, Recorded, Replayed } from './replayed';

/** All memberships as they were at the moment; evaluated as `member_status` does. */
export function accessAt({ members, workspaces }: Replayed, moment: Date): AccessThen[] {
  return [...members.values()].flatMap((member) => {
    const status = statusAt(member, moment);
    if (status === 'left') return [];
    const isReverted = member.later !== null && member.later.at <= moment;
    const { role, restrictions, grants } = (isReverted && member.later) || member.access;
    const { id: memberId, workspaceId, name } = member;
    const isClosed = workspaces.get(workspaceId)?.isClosed ?? false;
    return [
      {
        memberId,
        workspaceId,
        name,
        role,
        restrictions,
        grants,
        status: isClosed ? 'closed' : status,
        inheritedFrom: null,
      },
    ];
  });
}

function statusAt(member: Recorded, moment: Date): Status {
  const { status, userId, startsAt, endsAt, suspendedUntil } = member;
  if (status === 'left') return 'left';
  if (endsAt && endsAt <= moment) return 'ended';
  if (status === 'suspended' && (!suspendedUntil || suspendedUntil > moment)) return 'suspended';
  if (status === 'invited' || (status === 'suspended' && userId === null)) return 'invited';
  return startsAt && startsAt > moment ? 'upcoming' : 'active';
}
