import type { Access } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import type { Decision } from '@/lib/policy/model';
import type { WorkView } from './work-views';

export interface Inbox {
  inbox: WorkView;
  /** Whether the inbox is open to the person, or the rule that locks it (S1.22, S1.23). */
  decision: Decision;
}

/**
 * The inboxes of Messages in the order of the menu; an inbox beyond the person's scope is locked. Only
 * members who see every conversation get All: for the others it would repeat their own inboxes. The list is
 * empty without Messages.
 */
export function inboxesOf(access: Access): Inbox[] {
  if (!mightEver(access, 'messages.view')) return [];
  const scope = access.compiled.appliedScopes.get('messages')?.scope ?? 'own';
  const nobodys = decide(access, 'messages.view', { kind: 'record', seatId: null, teamId: null });
  const open: Decision = {
    allowed: true,
    rule: { kind: 'role', id: access.compiled.assignment.role, model: access.compiled.model.id },
  };
  const inboxes: Inbox[] = [
    { inbox: 'mine', decision: open },
    { inbox: 'team', decision: scope === 'own' ? nobodys : open },
    { inbox: 'unassigned', decision: nobodys },
  ];
  return scope === 'all' ? [...inboxes, { inbox: 'all', decision: open }] : inboxes;
}
