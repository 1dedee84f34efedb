import 'server-only';
import type { Access } from '@/lib/policy/access';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import type { Decision, Permission, Target, Visibility } from '@/lib/policy/model';
import { inBoth, visibility, widest } from '@/lib/policy/visibility';

/**
 * The contacts that a person sees: in the contacts feature, or in the contact views of Messages, which an Agent keeps
 * (S1.21, S1.24).
 */
export function contactVisibility({ bound, ...access }: Access): Visibility {
  const inMessages = mightEver(access, 'messages.view-contacts')
    ? visibility(access, 'messages')
    : ({ kind: 'none' } as const);
  const own = widest(visibility(access, 'contacts'), inMessages);
  return bound ? inBoth(own, contactVisibility(bound)) : own;
}

/** The permission for the contact pages: that of contacts, or the contact view of Messages where a role has only that. */
export function contactsEntryPermission(access: Access): Permission {
  const hasMessages = access.compiled.model.features.includes('messages');
  return mightEver(access, 'contacts.view') || !hasMessages ? 'contacts.view' : 'messages.view-contacts';
}

/**
 * The same access without its bound (B6): for the views of the person viewed as. A query by it adds the bounded
 * visibility as a condition.
 */
export function unbounded({ bound: _, ...access }: Access): Access {
  return access;
}

/** The conversations that a person sees. */
export function conversationVisibility(access: Access): Visibility {
  return visibility(access, 'messages');
}

const entryPermissions = {
  update: ['messages.update-contacts', 'contacts.update'],
  assign: ['messages.assign', 'contacts.assign'],
  delete: ['contacts.delete', null],
} as const satisfies Record<string, readonly [Permission, Permission | null]>;

export type ContactVerb = keyof typeof entryPermissions;

/** Whether a contact may be changed, assigned or deleted, through Messages or through contacts. */
export function decideOnContact(
  access: Access,
  verb: ContactVerb,
  row: { seatId: string | null; teamId: string | null },
): Decision {
  const target: Target = { kind: 'record', ...row };
  const [one, other] = entryPermissions[verb];
  const first = decide(access, one, target);
  if (first.allowed || !other) return first;
  // A model without Messages must not explain the denial by it (R5).
  const isOther = first.rule.kind === 'unknown' || mightEver(access, other);
  return isOther ? decide(access, other, target) : first;
}
