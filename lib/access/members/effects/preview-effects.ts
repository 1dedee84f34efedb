import 'server-only';
import { and, eq } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { isAmong } from '@/db/visibility';
import type { RefusedRow } from '@/lib/access/context/bulk-report';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import type { ProtectedWork } from '@/lib/access/context/protected-work';
import { inWorkspace } from '@/lib/access/context/transactions';
import { decide } from '@/lib/policy/decide';
import type { Decision } from '@/lib/policy/model';
import { notLeft } from '../list/member-filter';
import { assignmentTarget, type Member, memberTarget } from '../policy-target';
import { nobodyIsLast, readTopHolders, type TopHolders } from '../top-holders';
import { type Effects, effectsOf } from './effects-of';
import type { PreviewedAct } from './previewed-acts';

/**
 * The effects of an act on members, before it is saved (B2), and who of them it would refuse, with the reason (RO9).
 */
export function previewEffects(
  ctx: WorkspaceContext,
  work: ProtectedWork,
  { act, memberIds }: { act: PreviewedAct; memberIds: readonly string[] },
): Promise<Effects & { refused: RefusedRow[] }> {
  return inWorkspace(ctx, async (tx) => {
    const selected = await tx
      .select(memberNow)
      .from(members)
      .where(and(eq(members.workspaceId, ctx.workspace.id), isAmong(members.id, memberIds), notLeft));
    const topHolders = await readTopHolders(tx, ctx);
    const refused: RefusedRow[] = memberIds
      .filter((id) => !selected.some((member) => member.id === id))
      .map((id) => ({ id, name: null, reason: 'not-found' }));
    const concerned = selected.filter((member) => {
      const decision = may(ctx, act, member, topHolders);
      if (!decision.allowed) refused.push({ id: member.id, name: member.name, reason: 'denied', decision });
      return decision.allowed;
    });
    return { ...(await effectsOf(tx, ctx, work, concerned)), refused };
  });
}

/** As the act itself decides; whether a day leaves the workspace without its top role depends on the date (R2). */
function may(ctx: WorkspaceContext, act: PreviewedAct, member: Member, topHolders: TopHolders): Decision {
  if (act === 'revoke' || act === 'suspend')
    return decide(ctx.access, 'users.revoke', memberTarget(member, topHolders));
  const needed = act === 'reinstate' ? 'users.revoke' : 'users.edit';
  const change = decide(ctx.access, needed, memberTarget(member, nobodyIsLast));
  return change.allowed ? decide(ctx.access, 'users.assign', assignmentTarget(member)) : change;
}
