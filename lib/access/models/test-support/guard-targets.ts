import { accessOf } from '@/lib/policy/access';
import type { AccessModel, Assignment, Target } from '@/lib/policy/model';
import { teamInbox } from '../team-inbox';

/** The access of Ana, who has one seat and one team, under the advanced plan. */
export function as(
  role: string,
  restrictions: string[] = [],
  model: AccessModel = teamInbox,
  rest?: Partial<Assignment>,
) {
  const given = { role, restrictions, grants: [], plan: 'advanced', level: 0, status: 'active' } as const;
  return accessOf(model, { ...given, ...rest }, { userId: 'ana', seats: ['seat-ana'], teams: ['vip'] });
}

/** A member as a target: `userId` `ana` is Ana herself. */
export const member = (userId: string | null, role: string, lastOfTopRole = false): Target => ({
  kind: 'member',
  userId,
  role,
  restrictions: [],
  grants: [],
  lastOfTopRole,
});
/** A proposed access as a target. */
export const access = (role: string, restrictions: string[] = [], grants: string[] = []): Target => ({
  kind: 'assignment',
  role,
  restrictions,
  grants,
});
/** A denial by a guard. */
export const guard = (id: string) => ({ allowed: false, rule: { kind: 'guard', id } });
