import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { join, person } from './people';
import { rootOf } from './tree';

/**
 * A fresh organisation of the model Feature grants: its owner, and additional users with exactly these rights.
 * `const { owner, ana } = await companyWith({ ana: ['templates-edit'] })`
 */
export async function companyWith<const Name extends string>(
  cast: Record<Name, readonly string[]>,
): Promise<Record<Name | 'owner', WorkspaceContext>> {
  const owner = await rootOf('feature-grants', 'owner');
  const found = new Map<string, WorkspaceContext>([['owner', owner]]);
  for (const [name, grants] of Object.entries<readonly string[]>(cast)) {
    const access = { role: 'additional-user', grants: [...grants] };
    found.set(name, await join(owner, await person(name), access));
  }
  return Object.fromEntries(found) as Record<Name | 'owner', WorkspaceContext>;
}
