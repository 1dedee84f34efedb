import 'server-only';
import { and, desc, eq, isNull, or, type SQL, sql } from 'drizzle-orm';
import { refersTo } from '@/db/refers-to';
import { members } from '@/db/schema/access/members';
import { contacts, conversations } from '@/db/schema/work/contacts';
import { type RunState, shortcutRuns } from '@/db/schema/work/shortcut-runs';
import type { Transaction } from '@/db/tenant';
import { visibleRows } from '@/db/visibility';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { authorize, inWorkspace } from '@/lib/access/context/transactions';
import { type NamedContact, seenContact } from '@/lib/access/masking/seen-contact';
import { conversationVisibility } from '@/lib/access/scope/contact-scope';
import type { ActionError } from '@/lib/platform/action-result';
import { mightEver } from '@/lib/policy/might-ever';
import { type StepKind, stepsSchema } from '@/lib/work/collections/steps';

/** A started shortcut and its progress. */
export interface RunView {
  id: string;
  name: string;
  conversationId: string;
  contact: NamedContact;
  startedBy: { name: string; isSelf: boolean };
  startedAt: Date;
  state: RunState;
  steps: StepKind[];
  /** Completed steps. */
  position: number;
  waitsUntil: Date | null;
  failure: Pick<ActionError, 'message' | 'decision'> | null;
}

const most = 100;

/**
 * Running shortcuts, and those that ended within a week, latest first, in conversations that the person sees
 * (R6).
 * @throws Denied (S1.25)
 */
export function listRuns(ctx: WorkspaceContext): Promise<RunView[]> {
  authorize(ctx, 'shortcuts.view', { kind: 'workspace' });
  return inWorkspace(ctx, async (tx) => {
    const rows = await selectRuns(
      tx,
      ctx,
      or(isNull(shortcutRuns.finishedAt), sql`${shortcutRuns.startedAt} > now() - interval '7 days'`),
    )
      .orderBy(
        sql`${shortcutRuns.finishedAt} is not null`,
        desc(shortcutRuns.startedAt),
        desc(shortcutRuns.id),
      )
      .limit(most);
    return rows.map((row) => runView(ctx, row));
  });
}

/**
 * The running shortcut of a conversation, or its last one if that failed within a day; null for members who
 * do not see shortcuts (S1.25).
 */
export async function runIn(ctx: WorkspaceContext, conversationId: string): Promise<RunView | null> {
  if (!mightEver(ctx.access, 'shortcuts.view')) return null;
  return inWorkspace(ctx, async (tx) => {
    const [latest] = await selectRuns(tx, ctx, eq(shortcutRuns.conversationId, conversationId))
      .orderBy(desc(shortcutRuns.id))
      .limit(1);
    if (!latest?.isShown) return null;
    return runView(ctx, latest);
  });
}

function selectRuns(tx: Transaction, ctx: WorkspaceContext, where: SQL | undefined) {
  return tx
    .select({
      run: shortcutRuns,
      contact: { name: contacts.name, phone: contacts.phone, email: contacts.email },
      starter: { id: members.id, name: members.name },
      isShown: sql<boolean>`${shortcutRuns.state} = 'running' or
        (${shortcutRuns.state} = 'failed' and ${shortcutRuns.finishedAt} > now() - interval '1 day')`,
    })
    .from(shortcutRuns)
    .innerJoin(conversations, refersTo(shortcutRuns.conversationId, conversations))
    .innerJoin(contacts, refersTo(conversations.contactId, contacts))
    .innerJoin(members, refersTo(shortcutRuns.startedBy, members))
    .where(
      and(
        eq(shortcutRuns.workspaceId, ctx.workspace.id),
        visibleRows(conversationVisibility(ctx.access), conversations),
        where,
      ),
    );
}

type RunRow = Awaited<ReturnType<typeof selectRuns>>[number];

function runView(ctx: WorkspaceContext, { run, contact, starter }: RunRow): RunView {
  const { id, name, conversationId, startedAt, state, position, waitsUntil } = run;
  return {
    id,
    name,
    conversationId,
    contact: seenContact(ctx.access, contact),
    startedBy: { name: starter.name, isSelf: starter.id === ctx.member.id },
    startedAt,
    state,
    steps: stepsSchema.parse(run.steps).map((step) => step.do),
    position,
    waitsUntil,
    failure: run.failure as RunView['failure'],
  };
}
