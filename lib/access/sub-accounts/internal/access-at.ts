import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type Access, accessOf } from '@/lib/policy/access';
import { accessBelow } from '@/lib/policy/levels';

/**
 * What the actor may do at a depth of the tree: their own access in the account at hand, and below it the one that
 * flows down from it (S0.9).
 */
export function accessAt({ model, workspace, access }: WorkspaceContext, level: number): Access {
  const { assignment } = access.compiled;
  if (level === workspace.level) return access;
  const below = accessBelow(model, assignment);
  const none = { role: '', restrictions: [], grants: [] };
  return accessOf(model, { ...assignment, ...(below ?? none), level }, access.self);
}
