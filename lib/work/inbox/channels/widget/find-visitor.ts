import 'server-only';
import { and, eq } from 'drizzle-orm';
import { chatVisitors } from '@/db/schema/work/chat-visitors';
import type { Transaction } from '@/db/tenant';
import { tokenHash } from '@/lib/access/credentials/token';
import { Unauthenticated } from '@/lib/platform/errors';
import type { ReceivingChannel } from '../receive-on';

const form = /^Bearer ([\w-]{43})$/;

/**
 * The token that a visitor's browser made and keeps: 256 random bits. It comes in the header `Authorization`, so that no
 * address and no log contains it.
 * @throws Unauthenticated without one
 */
export function visitorToken({ headers }: Request): string {
  const token = form.exec(headers.get('authorization') ?? '')?.[1];
  if (!token) throw new Unauthenticated();
  return token;
}

/** The visitor with that token on that channel, in a transaction of the channel's workspace. */
export async function findVisitor(
  tx: Transaction,
  { workspaceId, id: channelId }: ReceivingChannel,
  token: string,
): Promise<typeof chatVisitors.$inferSelect | undefined> {
  const [visitor] = await tx
    .select()
    .from(chatVisitors)
    .where(
      and(
        eq(chatVisitors.workspaceId, workspaceId),
        eq(chatVisitors.channelId, channelId),
        eq(chatVisitors.tokenHash, tokenHash(token)),
      ),
    );
  return visitor;
}
