import 'server-only';
import type { BatchAccess } from '@/db/schema/access/invitation-batches';
import type { WorkspaceContext } from '@/lib/access/context/context';
import type { Locale } from '@/lib/platform/i18n/locales';
import type { Row } from '../read-rows';
import { fold, idsIn, localeIn } from '../vocabulary';
import type { RowProblem } from './row-access';
import type { RowFacts } from './row-facts';

/** Where, when and in which language a row invites. */
export interface RowPlace {
  teams: { id: string; name: string }[];
  startsAt: Date | null;
  endsAt: Date | null;
  locale: Locale | null;
}

type Given = Pick<RowFacts, 'teams' | 'dates' | 'now'>;

export function placeOf(
  { workspace }: WorkspaceContext,
  row: Row,
  standard: BatchAccess,
  facts: Given,
): RowPlace | RowProblem {
  const elsewhere = partsOf(row.workspaces).find(
    (name) => ![fold(workspace.name), fold(workspace.slug)].includes(fold(name)),
  );
  if (elsewhere !== undefined) return { reason: 'other-workspace', field: 'workspaces', value: elsewhere };
  const teams = teamsOf(row, standard, facts);
  if ('reason' in teams) return teams;
  const dates = datesOf(row, facts);
  if ('reason' in dates) return dates;
  const language = row.language?.trim() ?? '';
  const locale = language === '' ? null : localeIn(language);
  if (language !== '' && !locale) return { reason: 'unknown-language', field: 'language', value: language };
  return { teams, ...dates, locale };
}

const partsOf = (cell = '') =>
  cell
    .split(/[;,|\n]/)
    .map((part) => part.trim())
    .filter(Boolean);

/** The teams of the cell, one or several; without one the team of the batch. */
function teamsOf(row: Row, { teamId }: BatchAccess, { teams }: Given): RowPlace['teams'] | RowProblem {
  const cell = row.teams?.trim() ?? '';
  if (cell === '') {
    const chosen = [...teams.values()].filter(({ id }) => id === teamId);
    return teamId !== null && chosen.length === 0
      ? { reason: 'unknown-team', field: 'teams', value: '' }
      : chosen;
  }
  const byName = new Map([...teams].map(([name, { id }]) => [name, id]));
  const named = idsIn(cell, byName);
  if ('unknown' in named) return { reason: 'unknown-team', field: 'teams', value: named.unknown };
  return [...teams.values()].filter(({ id }) => named.ids.includes(id));
}

function datesOf(
  { starts = '', ends = '' }: Row,
  { dates, now }: Given,
): Pick<RowPlace, 'startsAt' | 'endsAt'> | RowProblem {
  const first = dates.get(starts);
  const last = dates.get(ends);
  if (starts.trim() && !first) return { reason: 'unreadable-date', field: 'starts', value: starts };
  if (ends.trim() && !last) return { reason: 'unreadable-date', field: 'ends', value: ends };
  // The first day may be over: the access then starts at once.
  const startsAt = first && first.start > now ? first.start : null;
  const endsAt = last?.end ?? null;
  if (endsAt && endsAt <= now) return { reason: 'past', field: 'ends', value: ends };
  if (startsAt && endsAt && startsAt >= endsAt) return { reason: 'ends-first', field: 'ends', value: ends };
  return { startsAt, endsAt };
}
