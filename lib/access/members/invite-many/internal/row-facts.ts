import 'server-only';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import { members } from '@/db/schema/access/members';
import { teams } from '@/db/schema/access/teams';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberNow } from '@/lib/access/context/member-now';
import { invitationsLeft } from '@/lib/access/mail/limit-mails';
import { EmailAddress } from '@/lib/platform/mail/email-address';
import { foldEmail } from '@/lib/platform/mail/fold-email';
import { mailboxOf } from '@/lib/platform/mail/mailbox';
import { notLeft } from '../../list/member-filter';
import type { Member } from '../../policy-target';
import type { Row } from '../read-rows';
import { fold, type Vocabulary, vocabularyOf } from '../vocabulary';
import { type CellDate, readDates } from './read-day';

/** What the rows of a batch are checked against. It reads this workspace only (IN12). */
export interface RowFacts {
  words: Vocabulary;
  /** The present members and invited people of the listed mailboxes. */
  here: ReadonlyMap<string, Member>;
  /** The actor's own mailboxes. */
  own: ReadonlySet<string>;
  /** The teams of the workspace that are not archived, by name. */
  teams: ReadonlyMap<string, { id: string; name: string }>;
  dates: ReadonlyMap<string, CellDate>;
  /** The moment of the database's clock (FA8). */
  now: Date;
  /** The invitations that the workspace may still send today, and mailboxes that may get none (IN14). */
  left: number;
  exhausted: ReadonlySet<string>;
}

/** The normal form of the address of a row, or why it has none. */
export function addressOf(row: Row): { email: string } | { problem: 'required' | 'email' } {
  const parsed = EmailAddress.safeParse(row.email);
  if (parsed.success) return { email: foldEmail(parsed.data) };
  return { problem: parsed.error.issues[0]?.message === 'required' ? 'required' : 'email' };
}

export async function rowFacts(
  tx: Transaction,
  ctx: WorkspaceContext,
  rows: readonly Row[],
): Promise<RowFacts> {
  const emails = rows.flatMap((row) => {
    const address = addressOf(row);
    return 'email' in address ? [address.email] : [];
  });
  const mailboxes = [...new Set(emails.map(mailboxOf))];
  const cells = rows.flatMap(({ starts, ends }) => [starts, ends].filter((cell) => cell?.trim()) as string[]);
  const { inAll, each } = await invitationsLeft(tx, ctx.workspace.id, mailboxes);
  const [clock] = await tx.execute<{ now: string }>('select now() as now');
  return {
    words: await vocabularyOf(ctx),
    here: await membersAt(tx, ctx, mailboxes),
    own: new Set([mailboxOf(ctx.person.email), mailboxOf(ctx.member.email)]),
    teams: await openTeams(tx, ctx),
    dates: await readDates(tx, ctx, cells),
    now: new Date(clock?.now ?? ''),
    left: inAll,
    exhausted: new Set(mailboxes.filter((_, at) => each[at] === 0)),
  };
}

async function membersAt(tx: Transaction, ctx: WorkspaceContext, mailboxes: string[]) {
  if (mailboxes.length === 0) return new Map<string, Member>();
  const rows: Member[] = await tx
    .select(memberNow)
    .from(members)
    .where(and(eq(members.workspaceId, ctx.workspace.id), notLeft, inArray(members.mailbox, mailboxes)));
  return new Map(rows.map((member) => [member.mailbox, member]));
}

async function openTeams(tx: Transaction, ctx: WorkspaceContext) {
  const rows = await tx
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .where(and(eq(teams.workspaceId, ctx.workspace.id), isNull(teams.archivedAt)));
  return new Map(rows.map((team) => [fold(team.name), team]));
}
