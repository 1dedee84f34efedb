import 'server-only';
import { people } from '@/db/schema/access/organisations';
import { inTenant } from '@/db/tenant';
import { loadWorkspaceContext, type WorkspaceContext } from '@/lib/access/context/context';
import { createOrganisation } from '@/lib/access/organisations/create-organisation';
import { addWorkspace, type CreatedWorkspace } from '@/lib/access/workspaces/create-workspace';
import type { Flag } from '@/lib/policy/model';
import { person } from './people';

/** A fresh organisation of any access model, as the holder of its top role sees it. */
export async function rootOf(model: string, name = 'root'): Promise<WorkspaceContext> {
  const first = await person(name);
  const { workspace } = await createOrganisation(first, {
    name: `House of ${name}`,
    plan: 'enterprise',
    model,
    workspaceName: name,
  });
  return loadWorkspaceContext(first, workspace.slug);
}

/** A workspace below another one, with somebody of its own at its top; past all checks: it is the scene. */
export async function workspaceBelow(
  above: WorkspaceContext,
  { name = 'below', flags = [] }: { name?: string; flags?: readonly Flag[] } = {},
): Promise<{ workspace: CreatedWorkspace; admin: WorkspaceContext }> {
  const first = await person(`admin-of-${name}`);
  const { organisation } = above;
  const workspace = await inTenant({ userId: first.userId, organisationId: organisation.id }, async (tx) => {
    await tx
      .insert(people)
      .values({ organisationId: organisation.id, userId: first.userId, name: first.name });
    return addWorkspace(tx, first, organisation, { name, parentId: above.workspace.id, flags });
  });
  return { workspace, admin: await loadWorkspaceContext(first, workspace.slug) };
}
