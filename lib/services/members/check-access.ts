import 'server-only';
import { Invalid } from '@/lib/errors';
import { problems } from '@/lib/policy/problems';
import type { WorkspaceContext } from '@/lib/services/access/context';
import type { Member } from './target';

/** An access as a form proposes it. */
export interface ProposedAccess {
  role: string;
  restrictions: readonly string[];
}

/**
 * The access if the model knows it and the plan offers it, restrictions in the model's own order.
 *
 * @param before what the member carries now: a restriction stays allowed after a downgrade of the plan
 * @throws Invalid on `role` or `restrictions`: unknown level, one not held at this place (S0.10), restriction of another level, two that exclude
 *   each other, one that the plan does not offer (S1.23, S1.27)
 */
export function checkAccess(
  ctx: WorkspaceContext,
  { role, restrictions }: ProposedAccess,
  before?: Pick<Member, 'restrictions' | 'grants'>,
): Pick<Member, 'role' | 'restrictions' | 'grants'> {
  const proposal = { role, restrictions, grants: before?.grants ?? [] };
  const found = problems(ctx.model, proposal, ctx.organisation.plan, before, ctx.workspace.level);
  if (found.length > 0) throw new Invalid(Object.fromEntries(found.map(({ field, code }) => [field, code])));
  return {
    role,
    restrictions: Object.keys(ctx.model.restrictions).filter((id) => restrictions.includes(id)),
    grants: proposal.grants,
  };
}
