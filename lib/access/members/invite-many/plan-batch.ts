import 'server-only';
import type { invitationBatches, RowEdit } from '@/db/schema/access/invitation-batches';
import type { Transaction } from '@/db/tenant';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Locale } from '@/lib/platform/i18n/locales';
import { mailboxOf } from '@/lib/platform/mail/mailbox';
import { PersonName } from '@/lib/platform/person-name';
import type { Member } from '../policy-target';
import { type Giving, givingDecisions } from './internal/giving';
import { accessOfRow, type RowProblem } from './internal/row-access';
import { addressOf, type RowFacts, rowFacts } from './internal/row-facts';
import { placeOf, type RowPlace } from './internal/row-place';
import type { RowAccess, RowOutcome } from './outcome';
import type { Row } from './read-rows';
import type { Field } from './recognise-columns';

export type Batch = typeof invitationBatches.$inferSelect;

/** A row with its effect, and what the effect needs. */
export interface PlannedRow extends RowOutcome {
  teamIds: string[];
  locale: Locale | null;
  member: Member | null;
}

/**
 * What sending a batch would do to each row, in their order: computed for the preview, and again under the lock of
 * memberships when the batch is sent, by the actor's access of that moment (B12, R3).
 */
export async function planBatch(
  tx: Transaction,
  actor: WorkspaceContext,
  batch: Pick<Batch, 'access' | 'edits'>,
  rows: readonly Row[],
): Promise<PlannedRow[]> {
  const facts = await rowFacts(tx, actor, rows);
  const giving = givingDecisions(actor);
  const seen = new Set<string>();
  let left = facts.left;
  return rows.map((row, at) => {
    const number = at + 1;
    const edit = batch.edits[String(number)] ?? {};
    const planned = { ...planRow({ actor, batch, facts, giving, seen }, row, edit), number };
    if (planned.act !== 'invite' && planned.act !== 'resend') return planned;
    if (left > 0 && !facts.exhausted.has(mailboxOf(planned.email))) {
      left--;
      return planned;
    }
    return { ...planned, act: 'refuse', reason: 'limit-reached', field: 'email', value: planned.email };
  });
}

interface Planning {
  actor: WorkspaceContext;
  batch: Pick<Batch, 'access' | 'edits'>;
  facts: RowFacts;
  giving: Giving;
  /** The mailboxes of the rows before. */
  seen: Set<string>;
}

function planRow(planning: Planning, row: Row, edit: RowEdit): PlannedRow {
  const { facts, seen } = planning;
  const address = addressOf(row);
  if ('problem' in address)
    return refused(row, { reason: address.problem, field: 'email', value: row.email });
  const mailbox = mailboxOf(address.email);
  const known = { ...row, email: address.email };
  if (facts.own.has(mailbox)) return idle(known, 'own-address');
  if (seen.has(mailbox)) return idle(known, 'duplicate-address');
  seen.add(mailbox);
  const member = facts.here.get(mailbox);
  if (member) return planMember(planning, known, member, edit);
  if (edit.isLeftOut) return idle(known, 'left-out');
  return planInvitation(planning, known, edit);
}

function planInvitation({ actor, batch, facts, giving }: Planning, row: Row, edit: RowEdit): PlannedRow {
  const access = accessOfRow(actor, row, batch.access, edit, facts.words);
  if ('reason' in access) return refused(row, access);
  const place = placeOf(actor, row, batch.access, facts);
  if ('reason' in place) return refused(row, place, access);
  const isNamed = !row.name?.trim() || PersonName.safeParse(row.name).success;
  if (!isNamed)
    return refused(row, { reason: 'unreadable-name', field: 'name', value: row.name ?? '' }, access);
  const denied = giving(access, place);
  if (denied) {
    const field: Field = denied.on;
    const problem = { reason: 'denied', field, value: textIn(row, field) } as const;
    return { ...refused(row, problem, access, place), decision: denied.decision };
  }
  return { ...outcome(row), act: 'invite', access, ...placed(place) };
}

/** A person who is here already keeps their access; an invitation can be sent again, a suspension be ended. */
function planMember({ giving }: Planning, row: Row, member: Member, edit: RowEdit): PlannedRow {
  const { role, restrictions, grants, status } = member;
  const access = { role, restrictions, grants };
  const also: RowOutcome['mayAlso'] =
    status === 'invited' ? 'resend' : status === 'suspended' ? 'reinstate' : null;
  const decision = also && (also === 'resend' ? giving(access)?.decision : giving.back(member));
  const found = {
    ...outcome(row),
    ...{ email: member.email, access, memberId: member.id, member },
    mayAlso: also && !decision ? also : null,
  };
  if (also && edit.act === also && !edit.isLeftOut) {
    return decision
      ? { ...found, act: 'refuse', reason: 'denied', field: 'email', decision }
      : { ...found, act: also };
  }
  const reason = also === 'resend' ? 'already-invited' : also ? 'suspended' : 'already-member';
  return { ...found, act: 'none', reason };
}

const placed = ({ teams, startsAt, endsAt, locale }: RowPlace) => ({
  teams: teams.map(({ name }) => name),
  teamIds: teams.map(({ id }) => id),
  ...{ startsAt, endsAt, locale },
});

const textIn = (row: Row, field: Field) => (field === 'email' ? row.email : row[field]) ?? '';

function outcome({ line, email, name }: Row): PlannedRow {
  return {
    ...{ number: 0, line },
    email: email.slice(0, 254),
    name: name?.trim().slice(0, 100) || null,
    act: 'none',
    access: null,
    ...{ teams: [], teamIds: [], startsAt: null, endsAt: null, locale: null },
    ...{ reason: null, field: null, value: null, decision: null },
    ...{ member: null, memberId: null, mayAlso: null, isMailed: null },
  };
}

const idle = (row: Row, reason: 'own-address' | 'duplicate-address' | 'left-out'): PlannedRow => ({
  ...outcome(row),
  reason,
  field: 'email',
});

function refused(
  row: Row,
  problem: RowProblem,
  access: RowAccess | null = null,
  place?: RowPlace,
): PlannedRow {
  const { reason, field, value } = problem;
  return {
    ...outcome(row),
    ...(place && placed(place)),
    ...{ act: 'refuse', access, reason, field, value: value.slice(0, 200) },
  };
}
