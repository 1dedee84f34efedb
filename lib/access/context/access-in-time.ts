import { difference } from '@/lib/policy/changes/difference';
import { compile } from '@/lib/policy/compile';
import type { Permission } from '@/lib/policy/model';
import { assignmentIn } from './assignment';
import type { WorkspaceContext } from './context';

/** What dates and covers say about the actor's own access: for explanations (R5, B5, B11). */
export interface AccessInTime {
  /** The end of a temporary change of their access; null without one. */
  revertsAt: Date | null;
  /** The permissions that its end gives back. */
  regained: Permission[];
  /** The colleagues whom they cover at this moment: rows of their seats count among the actor's. */
  covering: { name: string; until: Date }[];
}

/** Reads it from the context alone. */
export function accessInTime(ctx: WorkspaceContext): AccessInTime {
  const { revertsAt, laterRole, laterRestrictions, laterGrants, ...member } = ctx.member;
  const covering = ctx.covering.map(({ name, until }) => ({ name, until }));
  if (!revertsAt) return { revertsAt: null, regained: [], covering };
  const later = compile(
    ctx.model,
    assignmentIn(ctx, {
      role: laterRole ?? member.role,
      restrictions: laterRestrictions ?? member.restrictions,
      grants: laterGrants ?? member.grants,
      status: 'active',
    }),
  );
  const { gains } = difference(ctx.access.compiled, later);
  return { revertsAt, regained: gains.flatMap(({ permissions }) => permissions), covering };
}
