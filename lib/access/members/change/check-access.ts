import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { initialGrants } from '@/lib/policy/changes/offers';
import { problems } from '@/lib/policy/changes/problems';
import { withBrought } from '@/lib/policy/rights';
import type { Member } from '../policy-target';

/** An access as a form proposes it. */
export interface ProposedAccess {
  role: string;
  restrictions: readonly string[];
  /** Rights. Absent: for a new role its initial rights (S2.4), else the present ones. */
  grants?: readonly string[];
}

/**
 * The access if the model knows it and the plan offers it, in the model's order, including the rights that others
 * bring (S2.9–S2.11), so that the stored row lists every right.
 *
 * @param before the present access of the member: a restriction stays allowed after a downgrade of the plan
 * @throws Invalid on `role`, `restrictions` or `grants`: unknown level, one that does not exist at this depth (S0.10),
 *   restriction or right of another level, exclusive restrictions, one that the plan does not offer (S1.23, S1.27)
 */
export function checkAccess(
  ctx: WorkspaceContext,
  { role, restrictions, grants: proposed }: ProposedAccess,
  before?: Pick<Member, 'role' | 'restrictions' | 'grants'>,
): Pick<Member, 'role' | 'restrictions' | 'grants'> {
  const defaultGrants = before?.role === role ? before.grants : initialGrants(ctx.access, role);
  const grants = withBrought(ctx.model, proposed ?? defaultGrants);
  const proposal = { role, restrictions, grants: [...grants] };
  const violations = problems(ctx.model, proposal, ctx.organisation.plan, before, ctx.workspace.level);
  if (violations.length > 0)
    throw new Invalid(Object.fromEntries(violations.map(({ field, code }) => [field, code])));
  return {
    role,
    restrictions: Object.keys(ctx.model.restrictions).filter((id) => restrictions.includes(id)),
    grants: Object.keys(ctx.model.rights).filter((id) => grants.has(id)),
  };
}
