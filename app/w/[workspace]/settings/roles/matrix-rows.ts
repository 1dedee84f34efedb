import type { FeatureId, Group, Permission } from '@/lib/policy/catalogue';
import { type Cell, matrix } from '@/lib/policy/matrix';
import { mightEver } from '@/lib/policy/might-ever';
import { opening } from '@/lib/policy/permission-table';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { Holders } from '@/lib/services/roles/count-holders';

/** A cell of the page: what the matrix says, and how that stands with the people here. */
export interface CellView extends Pick<Cell, 'state' | 'restrictions' | 'narrowedBy'> {
  role: string;
  /** How many of the role hold it, and how many of those reach all of its rows. */
  holding: number;
  reachingAll: number;
  total: number;
  /** In one's own column: whether one has it oneself. */
  own: 'has' | 'restricted' | null;
}

export interface PermissionRow {
  permission: Permission;
  cells: CellView[];
}

export interface FeatureRow extends PermissionRow {
  feature: FeatureId;
  /** What can be done in it; empty where opening it is all there is. */
  permissions: PermissionRow[];
}

export interface GroupRow {
  group: Group;
  features: FeatureRow[];
}

/** The matrix of the workspace's model under its plan and level, with the people who hold its roles (S1.32). */
export function matrixRows(ctx: WorkspaceContext, holders: ReadonlyMap<string, Holders>): GroupRow[] {
  const { groups, roles } = matrix(ctx.model, {
    plan: ctx.organisation.plan,
    level: ctx.workspace.level,
    flags: ctx.workspace.flags,
  });
  const row = (permission: Permission, cells: Readonly<Record<string, Cell>>): PermissionRow => ({
    permission,
    cells: roles.flatMap((role) => {
      const cell = cells[role];
      const held = holders.get(role);
      if (!cell || !held) return [];
      const isOwn = role === ctx.member.role;
      return {
        role,
        state: cell.state,
        restrictions: cell.restrictions,
        narrowedBy: cell.narrowedBy,
        holding: held.holding(permission),
        reachingAll: held.reachingAll(permission),
        total: held.total,
        own: isOwn ? (mightEver(ctx.access, permission) ? 'has' : 'restricted') : null,
      };
    }),
  });
  return groups.map(({ group, features }) => ({
    group,
    features: features.map(({ feature, cells, permissions }) => ({
      feature,
      ...row(opening(feature), cells),
      permissions: permissions.length > 1 ? permissions.map((each) => row(each.permission, each.cells)) : [],
    })),
  }));
}
