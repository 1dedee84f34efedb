import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type Access, accessOf } from '@/lib/policy/access';
import { accessBelow } from '@/lib/policy/levels';

/**
 * The actor's access at a depth of the tree: their own in the present account, and below it the inherited one (S0.9).
 */
export function accessAt({ model, workspace, access }: WorkspaceContext, level: number): Access {
  const { assignment } = access.compiled;
  if (level === workspace.level) return access;
  const below = accessBelow(model, assignment);
  const none = { role: '', restrictions: [], grants: [] };
  return accessOf(model, { ...assignment, ...(below ?? none), level }, access.self);
}
