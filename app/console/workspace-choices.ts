import type { WorkspaceChoice } from '@/components/shell/menu-data';
import type { Membership } from '@/lib/access/context/list-workspaces';
import { modelOf } from '@/lib/access/models/registry';

/**
 * The workspaces of a person for the switcher: by organisation, each below its parent. A workspace whose parent the
 * person has no access to is at the top.
 */
export function workspaceChoices(memberships: readonly Membership[]): WorkspaceChoice[] {
  const known = new Set(memberships.map(({ workspace }) => workspace.id));
  const below = (parentId: string | null, depth: number): WorkspaceChoice[] =>
    memberships
      .filter(({ workspace }) => parentOf(workspace) === parentId)
      .flatMap(({ workspace, organisation, model }) => [
        {
          id: workspace.id,
          name: workspace.name,
          organisation: organisation.name,
          href: `/w/${workspace.slug}`,
          depth,
          calls: modelOf(model).calls,
        },
        ...below(workspace.id, depth + 1),
      ]);
  const parentOf = ({ parentId }: Membership['workspace']) =>
    parentId && known.has(parentId) ? parentId : null;
  return below(null, 0);
}
