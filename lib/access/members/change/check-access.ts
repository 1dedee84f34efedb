import 'server-only';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { Invalid } from '@/lib/platform/errors';
import { initialGrants } from '@/lib/policy/offers';
import { problems } from '@/lib/policy/problems';
import { withBrought } from '@/lib/policy/rights';
import type { Member } from '../policy-target';

/** An access as a form proposes it. */
export interface ProposedAccess {
  role: string;
  restrictions: readonly string[];
  /** Rights. Not said: for a new role those that it begins with (S2.4), else those that are there. */
  grants?: readonly string[];
}

/**
 * The access if the model knows it and the plan offers it, in the model's own order, rights with those that they
 * bring (S2.9–S2.11): so what is stored says all that is held.
 *
 * @param before what the member carries now: a restriction stays allowed after a downgrade of the plan
 * @throws Invalid on `role`, `restrictions` or `grants`: unknown level, one not held at this place (S0.10), restriction or
 *   right of another level, restrictions that exclude each other, one that the plan does not offer (S1.23, S1.27)
 */
export function checkAccess(
  ctx: WorkspaceContext,
  { role, restrictions, grants: proposed }: ProposedAccess,
  before?: Pick<Member, 'role' | 'restrictions' | 'grants'>,
): Pick<Member, 'role' | 'restrictions' | 'grants'> {
  const unsaid = before?.role === role ? before.grants : initialGrants(ctx.access, role);
  const grants = withBrought(ctx.model, proposed ?? unsaid);
  const proposal = { role, restrictions, grants: [...grants] };
  const found = problems(ctx.model, proposal, ctx.organisation.plan, before, ctx.workspace.level);
  if (found.length > 0) throw new Invalid(Object.fromEntries(found.map(({ field, code }) => [field, code])));
  return {
    role,
    restrictions: Object.keys(ctx.model.restrictions).filter((id) => restrictions.includes(id)),
    grants: Object.keys(ctx.model.rights).filter((id) => grants.has(id)),
  };
}
