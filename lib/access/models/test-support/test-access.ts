import { accessOf } from '@/lib/policy/access';
import type { Permission } from '@/lib/policy/catalogue';
import { decide } from '@/lib/policy/decide';
import { mightEver } from '@/lib/policy/might-ever';
import type { AccessModel, Assignment, Self, Target } from '@/lib/policy/model';
import { factsOf, permissionsOf } from '../permissions';

const alone: Self = { userId: 'ana', seats: ['seat-ana'], teams: [] };

/** Ana’s access in a model: `as(model)(role, …)`, in no team, in the root workspace, without flags. */
export const as =
  (model: AccessModel, ana = alone) =>
  (role: string, given: Partial<Assignment> = {}) =>
    accessOf(
      model,
      { role, restrictions: [], grants: [], plan: 'growth', level: 0, status: 'active', ...given },
      ana,
    );

export type Asker = ReturnType<ReturnType<typeof as>>;

/** A proposed access. */
export const access = (role: string, grants: readonly string[] = []): Target => ({
  kind: 'assignment',
  role,
  restrictions: [],
  grants,
});

/** Ben’s membership. */
export const ben = (role: string, lastOfTopRole = false): Target => ({
  kind: 'member',
  userId: 'ben',
  role,
  restrictions: [],
  grants: [],
  lastOfTopRole,
});

/** A row that is assigned to Ana herself, and one that is assigned to a colleague. */
export const own: Target = { kind: 'record', seatId: 'seat-ana', teamId: null };
export const colleagues: Target = { kind: 'record', seatId: 'seat-ben', teamId: null };

/** ✓ or ✗: whether it is allowed, for the workspace, a member of the least role, or a colleague’s row. */
export function mark(asker: Asker, permission: Permission, least: string): '✓' | '✗' {
  const targets = {
    workspace: { kind: 'workspace' },
    record: colleagues,
    member: ben(least),
    assignment: access(least),
  } as const satisfies Record<string, Target>;
  const about = factsOf(permission)?.about ?? 'workspace';
  return decide(asker, permission, targets[about]).allowed ? '✓' : '✗';
}

/** The permissions that an access holds, as far as no target is needed. */
export const held = (asker: Asker): Permission[] =>
  permissionsOf(asker.compiled.model.features)
    .map(({ permission }) => permission)
    .filter((permission) => mightEver(asker, permission));

/** The permissions of an access that another lacks, in alphabetical order. */
export function gained(asker: Asker, beyond: Asker): Permission[] {
  const before = new Set(held(beyond));
  return held(asker)
    .filter((permission) => !before.has(permission))
    .sort();
}
