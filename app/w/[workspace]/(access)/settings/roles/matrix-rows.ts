import type { WorkspaceContext } from '@/lib/access/context/context';
import { leastRights } from '@/lib/access/models/matrix-table';
import { opening } from '@/lib/access/models/permissions';
import type { Holders } from '@/lib/access/roles/count-holders';
import type { FeatureId, Group, Permission } from '@/lib/policy/catalogue';
import { type Cell, matrix } from '@/lib/policy/matrix';
import { mightEver } from '@/lib/policy/might-ever';

/** A cell of the page: what the matrix says, and how that stands with the people here. */
export interface CellView
  extends Pick<
    Cell,
    'state' | 'restrictions' | 'rights' | 'narrowedBy' | 'scope' | 'isInitial' | 'requirements'
  > {
  role: string;
  /** Whether the conditions of this workspace are met, where the role has it on some. */
  isHere: boolean;
  /** How many of the role hold it, and how many of those reach all of its rows. */
  holding: number;
  seeingAll: number;
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

/**
 * The matrix of the workspace's model, as the file and the command line have it, with the people who hold its roles
 * (S1.32), and where a condition is not met here.
 */
export function matrixRows(ctx: WorkspaceContext, holders: ReadonlyMap<string, Holders>): GroupRow[] {
  const { groups, roles } = matrix(ctx.model);
  const here = cellsHere(ctx);
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
        rights: leastRights(ctx.model, cell),
        narrowedBy: cell.narrowedBy,
        scope: cell.scope,
        isInitial: cell.isInitial,
        requirements: cell.requirements,
        isHere: here.has(`${role} ${permission}`),
        holding: held.holding(permission),
        seeingAll: held.seeingAll(permission),
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

/** What each role can have under the plan and depth of this workspace, and with what is true of it. */
function cellsHere({ model, organisation, workspace }: WorkspaceContext): ReadonlySet<string> {
  const { plan } = organisation;
  const { level, flags } = workspace;
  return new Set(
    matrix(model, { plan, level, flags })
      .groups.flatMap(({ features }) => features.flatMap(({ permissions }) => permissions))
      .flatMap(({ permission, cells }) =>
        Object.entries(cells)
          .filter(([, { state }]) => state !== 'never')
          .map(([role]) => `${role} ${permission}`),
      ),
  );
}
