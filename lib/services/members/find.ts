import 'server-only';
import { and } from 'drizzle-orm';
import { members } from '@/db/schema/members';
import type { Transaction } from '@/db/tenant';
import { NotFound } from '@/lib/errors';
import type { WorkspaceContext } from '@/lib/services/access/context';
import { notLeft } from './filter';
import { place } from './place';
import type { Member } from './target';

/**
 * A member of the workspace, held until the transaction ends. Who left is found only where asked for.
 *
 * @throws NotFound
 */
export async function holdMember(
  tx: Transaction,
  ctx: WorkspaceContext,
  id: string,
  among: 'present' | 'everyone' = 'present',
): Promise<Member> {
  const [member] = await tx
    .select()
    .from(members)
    .where(and(place(ctx, id), among === 'present' ? notLeft : undefined))
    .for('update');
  if (!member) throw new NotFound();
  return member;
}

/**
 * A member of the workspace who has not left, as they are now and may not be in a moment: for reading only.
 *
 * @throws NotFound
 */
export async function findMember(tx: Transaction, ctx: WorkspaceContext, id: string): Promise<Member> {
  const [member] = await tx
    .select()
    .from(members)
    .where(and(place(ctx, id), notLeft));
  if (!member) throw new NotFound();
  return member;
}
