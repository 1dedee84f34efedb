import 'server-only';
import { type SQL, sql } from 'drizzle-orm';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize } from '@/lib/access/context/transactions';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import type { Visibility } from '@/lib/policy/model';
import { visibility } from '@/lib/policy/visibility';
import type { Period } from '../report-period';

/** The page of the figures: each has a separate entry permission and scope. */
export type EntryFeature = 'dashboard' | 'reports';

/** The rows behind the figures: only those of this workspace that the person sees (R6). */
export interface Scope {
  workspaceId: string;
  reach: Visibility;
}

/**
 * The rows whose figures the person may read.
 * @throws Denied (S1.21, S1.32)
 */
export function scopeThrough(ctx: WorkspaceContext, entry: EntryFeature): Scope {
  authorize(ctx, `${entry}.view`, { kind: 'workspace' });
  const reach = entry === 'reports' ? visibility(ctx.access, 'reports') : conversationVisibility(ctx.access);
  return { workspaceId: ctx.workspace.id, reach };
}

/** Whether a conversation (alias `c`) is counted. */
export function isCounted({ workspaceId, reach }: Scope): SQL {
  const seen = visibleRows(reach, { seatId: sql`c.seat_id`, teamId: sql`c.team_id` });
  return sql`c.workspace_id = ${workspaceId} and ${seen}`;
}

/** Conversations that are open now. */
export const openNow = (scope: Scope): SQL => sql`
  select c.* from conversations c where ${isCounted(scope)} and c.status = 'open'`;

/** Conversations that began within the period; an outreach begins one once it is answered. */
export const opened = (scope: Scope, { from, until }: Period): SQL => sql`
  select c.* from conversations c
  where ${isCounted(scope)} and not c.is_outreach and c.created_at >= ${from} and c.created_at < ${until}`;

/** Closings within the period, with the member who closed and the conversation's current team. */
export const closed = (scope: Scope, period: Period): SQL => sql`
  select m.at, m.author_id, c.team_id ${written(scope, period)} and m.kind = 'event' and m.event = 'closed'`;

/** Answers sent within the period. */
export const answers = (scope: Scope, period: Period): SQL => sql`
  select m.at, m.author_id ${written(scope, period)} and m.kind = 'outbound'`;

/** Messages sent within the period, with the kind of their channel and their delivery. */
export const deliveries = (scope: Scope, period: Period): SQL => sql`
  select c.channel, m.delivery ${written(scope, period)} and m.kind = 'outbound'`;

function written(scope: Scope, { from, until }: Period): SQL {
  return sql`from messages m
    join conversations c on c.workspace_id = m.workspace_id and c.id = m.conversation_id
    where ${isCounted(scope)} and m.workspace_id = ${scope.workspaceId}
      and m.at >= ${from} and m.at < ${until}`;
}

/**
 * The first answer to each conversation that began within the period: its author, and the seconds since the
 * contact's first message.
 */
export const firstAnswers = (scope: Scope, period: Period): SQL => sql`
  select c.team_id, answer.author_id, extract(epoch from answer.at - question.at)::float8 as seconds
  from (${opened(scope, period)}) c
  cross join lateral (
    select m.at from messages m
    where m.workspace_id = ${scope.workspaceId} and m.conversation_id = c.id and m.kind = 'inbound'
    order by m.at, m.id limit 1
  ) question
  cross join lateral (
    select m.at, m.author_id from messages m
    where m.workspace_id = ${scope.workspaceId} and m.conversation_id = c.id and m.kind = 'outbound'
      and m.at >= question.at
    order by m.at, m.id limit 1
  ) answer`;

/** The median, because a few long waits would distort an average. */
export const median = sql`percentile_cont(0.5) within group (order by seconds)`;
