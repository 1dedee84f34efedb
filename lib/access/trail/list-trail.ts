import 'server-only';
import { and, eq, type SQL, sql } from 'drizzle-orm';
import { contains } from '@/db/contains';
import { auditEvents } from '@/db/schema/access/audit-events';
import { workspaces } from '@/db/schema/access/workspaces';
import { eventGroups } from '@/lib/access/audit/event-names';
import {
  loadOrganisationContext,
  type OrganisationContext,
  type WorkspaceContext,
} from '@/lib/access/context/context';
import { acrossOrganisation, authorize, longReadAcrossOrganisation } from '@/lib/access/context/transactions';
import { NotFound } from '@/lib/platform/errors';
import type { Count } from '@/lib/platform/paging/count';
import type { KeysetPage } from '@/lib/platform/paging/page';
import { countEvents, eventColumns, pageOfEvents, type TrailEvent } from './page-of-events';
import type { TrailSearch } from './trail-search';
import { isVisible } from './visible-events';

/**
 * One page of the organisation's trail, newest first (B10).
 *
 * @param zone the reader's time zone, in which a day begins and ends
 * @returns the page, and the number of events that match, which follows later
 * @throws Denied
 */
export async function listTrail(
  ctx: OrganisationContext,
  search: TrailSearch,
  zone: string,
): Promise<KeysetPage<TrailEvent> & { count: Promise<Count> }> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  const matched = matching(ctx, search, zone);
  const page = await longReadAcrossOrganisation(ctx, (tx) => pageOfEvents(tx, matched, search));
  return { ...page, count: longReadAcrossOrganisation(ctx, (tx) => countEvents(tx, matched)) };
}

/**
 * One page of the events of one workspace, newest first, for the administrators of its organisation.
 *
 * @throws Denied · NotFound for a person outside the organisation
 */
export async function listWorkspaceTrail(
  ctx: WorkspaceContext,
  search: Pick<TrailSearch, 'q' | 'cursor' | 'size'>,
): Promise<KeysetPage<TrailEvent>> {
  const around = await loadOrganisationContext(ctx.person, ctx.organisation.slug);
  authorize(around, 'organisation.update', { kind: 'workspace' });
  const here = { ...search, act: [], workspace: [ctx.workspace.id], day: null };
  const matched = matching(around, here, ctx.workspace.timeZone);
  return longReadAcrossOrganisation(around, (tx) => pageOfEvents(tx, matched, search));
}

/**
 * One event of the trail, by its place.
 *
 * @throws Denied · NotFound
 */
export async function readEvent(ctx: OrganisationContext, seq: number): Promise<TrailEvent> {
  authorize(ctx, 'organisation.update', { kind: 'workspace' });
  if (!Number.isSafeInteger(seq)) throw new NotFound();
  const [event] = await acrossOrganisation(ctx, (tx) =>
    tx
      .select(eventColumns)
      .from(auditEvents)
      .leftJoin(workspaces, eq(workspaces.id, auditEvents.workspaceId))
      .where(and(isVisible(ctx), eq(auditEvents.seq, seq))),
  );
  if (!event) throw new NotFound();
  return event;
}

function matching(ctx: OrganisationContext, search: TrailSearch, zone: string): SQL | undefined {
  const { q, act, workspace, day } = search;
  const names = sql`(coalesce(${auditEvents.actorName}, '') || ' ' || coalesce(${auditEvents.subjectName}, ''))`;
  const words = act.flatMap((group) => [...eventGroups[group]]);
  const midnight = sql`(${day ?? null}::date)::timestamp`;
  return and(
    isVisible(ctx),
    q === '' ? undefined : contains(names, q),
    act.length > 0
      ? sql`split_part(${auditEvents.event}, '.', 1) = any(${sql.param(words)}::text[])`
      : undefined,
    workspace.length > 0 ? sql`${auditEvents.workspaceId} = any(${sql.param(workspace)}::uuid[])` : undefined,
    day
      ? sql`${auditEvents.at} >= ${midnight} at time zone ${zone}::text
          and ${auditEvents.at} < (${midnight} + interval '1 day') at time zone ${zone}::text`
      : undefined,
  );
}
