import { fullName } from '@/lib/access/profiles/account-details';
import { dateOf, fieldsOf, textOf, textsOf } from './recorded-fields';
import type { Given, Recorded, Replayed, ReplayedEvent } from './replayed';

/** Takes an event about a membership or its account into account. Changes `state`. */
export function replayMember(state: Replayed, event: ReplayedEvent, after: Record<string, unknown>): void {
  const member = state.members.get(event.subjectId ?? '') ?? begin(event, after);
  if (!member) return;
  state.members.set(member.id, member);
  // The subject of this event has the name from before it.
  if (event.event === 'account.edited') member.name = fullName(namesOf(after));
  else member.name = event.subjectName ?? member.name;
  switch (event.event) {
    case 'member.joined':
      member.status = 'active';
      member.userId = event.actorUserId;
      return;
    case 'member.provisioned':
      member.status = after.status === 'suspended' ? 'suspended' : 'active';
      member.userId = textOf(after.userId);
      member.access = givenIn(after) ?? member.access;
      return;
    case 'member.access-changed':
      member.access = givenIn(after) ?? member.access;
      member.later = laterIn(after);
      return;
    case 'member.dates-changed':
      member.startsAt = dateOf(after.startsAt);
      member.endsAt = dateOf(after.endsAt);
      return;
    case 'member.suspended':
      member.status = 'suspended';
      member.suspendedUntil = dateOf(after.until);
      return;
    case 'member.reinstated':
      member.status = member.userId === null ? 'invited' : 'active';
      member.suspendedUntil = null;
      return;
    case 'member.revocation-undone':
      member.status = after.status === 'suspended' ? 'suspended' : 'active';
      return;
    case 'member.revoked':
    case 'member.invitation-revoked':
    case 'member.invitation-declined':
      member.status = 'left';
  }
}

/** A membership begins with its first event that states an access; older trails do not record the founder's beginning. */
function begin(event: ReplayedEvent, after: Record<string, unknown>): Recorded | null {
  const isInvited = event.event === 'member.invited';
  const isFounded = event.event === 'member.founded';
  const isBeginning = isInvited || isFounded || event.event === 'member.provisioned';
  const access = givenIn(isBeginning ? after : fieldsOf(event.before));
  if (!access || !event.subjectId || !event.workspaceId) return null;
  return {
    id: event.subjectId,
    workspaceId: event.workspaceId,
    name: event.subjectName ?? '',
    userId: isFounded ? event.actorUserId : null,
    status: isInvited ? 'invited' : 'active',
    access,
    ...{ later: null, suspendedUntil: null },
    ...{ startsAt: dateOf(isInvited && after.startsAt), endsAt: dateOf(isInvited && after.endsAt) },
  };
}

function givenIn(fields: Record<string, unknown>): Given | null {
  const role = textOf(fields.role);
  if (role === null) return null;
  return { role, restrictions: textsOf(fields.restrictions), grants: textsOf(fields.grants) };
}

function laterIn(after: Record<string, unknown>): Recorded['later'] {
  const given = givenIn(fieldsOf(after.later));
  const at = dateOf(after.revertsAt);
  return given && at && { ...given, at };
}

const namesOf = (after: Record<string, unknown>) => ({
  firstName: textOf(after.firstName) ?? '',
  lastName: textOf(after.lastName) ?? '',
});
