import 'server-only';
import type { Member } from '@/lib/access/context/effective-membership';
import type { Span } from '@/lib/policy/active-spans';
import type { Target } from '@/lib/policy/model';
import { isLastHolder, type TopHolders } from './top-holders';

export type { Member };

type Membership = Pick<Member, 'id' | 'userId' | 'role' | 'restrictions' | 'grants'>;

/**
 * A member as a target of the policy.
 *
 * @param after when they would actively hold the top role after the change (R2); by default never
 */
export function memberTarget(member: Membership, topHolders: TopHolders, after: readonly Span[] = []) {
  const { id, userId, role, restrictions, grants } = member;
  return {
    kind: 'member',
    userId,
    role,
    restrictions,
    grants,
    lastOfTopRole: isLastHolder(topHolders, id, after),
  } as const satisfies Target;
}

/** A proposed access as a target of the policy (R3). */
export function assignmentTarget({
  role,
  restrictions,
  grants,
}: Pick<Member, 'role' | 'restrictions' | 'grants'>) {
  return { kind: 'assignment', role, restrictions, grants } as const satisfies Target;
}
