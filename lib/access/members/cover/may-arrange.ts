import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { contactVisibility, conversationVisibility, decideOnContact } from '@/lib/access/scope/contact-scope';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { nobodyIsLast } from '../top-holders';

/**
 * Whether the actor may lend the seats of a member (B11). Their own: where they may assign the work of a seat, since
 * no member lends what they could not give (R3). Those of others: where they may edit that member and give that access.
 */
export function mayArrange(actor: WorkspaceContext, absent: Member): Decision {
  if (absent.id === actor.member.id) return mayLendOwn(actor);
  const edit = decide(actor.access, 'users.edit', memberTarget(absent, nobodyIsLast));
  return edit.allowed ? decide(actor.access, 'users.assign', assignmentTarget(absent)) : edit;
}

/** Whether the actor may lend their own seat to a colleague. */
export function mayLendOwn({ access }: WorkspaceContext): Decision {
  return decideOnContact(access, 'assign', { seatId: access.self.seats[0] ?? null, teamId: null });
}

/**
 * Whether the actor may name this colleague as the covering member: themselves only where it shows them no further rows
 * (R1).
 */
export function mayBeCovering(actor: WorkspaceContext, absent: Member, by: Member): Decision {
  const seesMore = [contactVisibility(actor.access), conversationVisibility(actor.access)].some(
    ({ kind }) => kind === 'some',
  );
  if (by.id === actor.member.id && absent.id !== actor.member.id && seesMore)
    return decide(actor.access, 'users.edit', memberTarget(by, nobodyIsLast));
  return mayArrange(actor, absent);
}
