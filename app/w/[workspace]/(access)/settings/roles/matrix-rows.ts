import type { WorkspaceContext } from '@/lib/access/context/context';
import { leastRights } from '@/lib/access/models/matrix-table';
import { opening } from '@/lib/access/models/permissions';
import type { Holders } from '@/lib/access/roles/count-holders';
import type { FeatureId, Group, Permission } from '@/lib/policy/catalogue';
import { mightEver } from '@/lib/policy/might-ever';
import { type Cell, matrix } from '@/lib/policy/overviews/matrix';

/** A cell of the page: the matrix's value, and its state for the members of this workspace. */
export interface CellView
  extends Pick<
    Cell,
    'state' | 'restrictions' | 'rights' | 'narrowedBy' | 'scope' | 'isInitial' | 'requirements'
  > {
  role: string;
  /** Whether this workspace meets the requirements, where the role has the permission on some. */
  isHere: boolean;
  /** The number of members with the role who hold it, and of those with all rows in scope. */
  holding: number;
  seeingAll: number;
  total: number;
  /** In the actor's own column: whether the actor holds it. */
  own: 'has' | 'restricted' | null;
}

export interface PermissionRow {
  permission: Permission;
  cells: CellView[];
}

export interface FeatureRow extends PermissionRow {
  feature: FeatureId;
  /** Its permissions; empty where opening it is the only one. */
  permissions: PermissionRow[];
}

export interface GroupRow {
  group: Group;
  features: FeatureRow[];
}

/**
 * The matrix of the workspace's model, equal to that of the file and the command line, with the number of members per
 * role (S1.32) and the requirements that are not met here.
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

/** The cells of each role under the plan, depth and flags of this workspace. */
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
