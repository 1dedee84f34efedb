import 'server-only';
import { and } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { NotFound } from '@/lib/platform/errors';
import { notLeft } from './list/member-filter';
import { memberKey } from './member-key';
import type { Member } from './policy-target';

/**
 * A member of the workspace, locked until the transaction ends. Members who left are found only on request.
 *
 * @throws NotFound
 */
export async function lockMember(
  tx: Transaction,
  ctx: WorkspaceContext,
  id: string,
  among: 'present' | 'everyone' = 'present',
): Promise<Member> {
  const [member] = await tx
    .select(memberNow)
    .from(members)
    .where(and(memberKey(ctx, id), among === 'present' ? notLeft : undefined))
    .for('update');
  if (!member) throw new NotFound();
  return member;
}

/**
 * A member of the workspace who has not left, without a lock: for reading only.
 *
 * @throws NotFound
 */
export async function findMember(tx: Transaction, ctx: WorkspaceContext, id: string): Promise<Member> {
  const [member] = await tx
    .select(memberNow)
    .from(members)
    .where(and(memberKey(ctx, id), notLeft));
  if (!member) throw new NotFound();
  return member;
}
