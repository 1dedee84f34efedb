import 'server-only';
import type { KeyFacts, Named, NamedMember } from '@/lib/access/api-keys/key-facts';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { memberFromJson } from '@/lib/access/context/member-from-json';
import { holdersFrom, nobodyIsLast } from '@/lib/access/members/top-holders';
import { covers, type Row } from '@/lib/policy/visibility';
import type { RecordKind } from './record-kind';
import type { Question } from './request';
import {
  finderOf,
  isId,
  keysOf,
  type MemberFinder,
  mayInherit,
  type Subject,
  subjectOf,
  subjectType,
} from './subjects';
import { seatFinder, supposedHolders, type TargetFinder, targetFinder } from './targets';

/** What the questions of a request are about. */
export interface Found {
  memberNamed: MemberFinder;
  targetOf: TargetFinder;
}

/** The names of the members asked about. */
export const subjectsOf = (questions: readonly Question[]) =>
  questions.flatMap(({ subject }) => (subject.type === subjectType ? [subject.id] : []));

const resourcesOf = (questions: readonly Question[], type: string) =>
  questions.flatMap(({ resource }) => (resource.type === type ? [resource.id] : []));

/** What questions name, to be read with the key. */
export function namedBy(kinds: readonly RecordKind[], questions: readonly Question[]): Named {
  const targets = resourcesOf(questions, 'member');
  const { ids, emails } = keysOf([...subjectsOf(questions), ...targets]);
  const records = kinds.flatMap(({ type }) => {
    const named = resourcesOf(questions, type).map((id) => id.toLowerCase());
    return [...new Set(named)].filter(isId).map((id) => ({ kind: type, id }));
  });
  return {
    memberIds: ids,
    memberEmails: emails,
    records,
    holderIds: supposedHolders(questions.map(({ resource }) => resource)),
    hasTopHolders: targets.length > 0,
  };
}

/**
 * What the questions are about, as far as it was read with the key; null where that is not enough: a named member whose
 * membership is over or to come may inherit another from above, which has to be read.
 */
export function foundIn(
  { ctx, kinds, facts }: { ctx: WorkspaceContext; kinds: readonly RecordKind[]; facts?: KeyFacts },
  questions: readonly Question[],
): Found | null {
  if (!facts) return null;
  const subjects = (facts.members ?? []).map((each) => subjectFrom(ctx, each));
  if (subjects.some(({ member }) => mayInherit(ctx, member))) return null;
  const targets = resourcesOf(questions, 'member');
  return {
    memberNamed: finderAmong(ctx, subjects, subjectsOf(questions)),
    targetOf: targetFinder(ctx, kinds, {
      members: finderAmong(ctx, subjects, targets),
      topHolders: targets.length > 0 ? holdersFrom(facts.topHolders ?? []) : nobodyIsLast,
      rows: seenRows(ctx, kinds, facts),
      seatOf: seatFinder(facts.seats ?? []),
    }),
  };
}

function subjectFrom(ctx: WorkspaceContext, { member, seats, teams, isDisabled, now }: NamedMember): Subject {
  return subjectOf(ctx, {
    ...{ member: memberFromJson(member), seats: seats ?? [], teams: teams ?? [], isDisabled, now },
  });
}

function finderAmong(
  ctx: WorkspaceContext,
  subjects: readonly Subject[],
  named: readonly string[],
): MemberFinder {
  const { ids, emails } = keysOf(named);
  const keys = new Set([...ids, ...emails]);
  return finderOf(
    ctx,
    subjects.filter(({ member }) => keys.has(member.id) || keys.has(member.emailKey)),
  );
}

/** The records that the holder of the key sees (R6), by type and id. */
function seenRows(ctx: WorkspaceContext, kinds: readonly RecordKind[], { records }: KeyFacts) {
  const rows = new Map<string, Map<string, Row>>();
  for (const { kind: type, id, ...row } of records ?? []) {
    const kind = kinds.find((each) => each.type === type);
    if (!kind || !covers(kind.seenBy(ctx.access), row)) continue;
    const ofType = rows.get(type) ?? new Map<string, Row>();
    rows.set(type, ofType.set(id, row));
  }
  return rows;
}
