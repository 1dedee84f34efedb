import { getTimeZone, getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { ListPage } from '@/components/data-table/list-page';
import { TableFilter } from '@/components/data-table/table-filter';
import { TableSkeleton } from '@/components/data-table/table-skeleton';
import { ButtonLink } from '@/components/ui/button-link';
import { type EventGroup, eventGroups } from '@/lib/access/audit/event-names';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { listWorkspaces } from '@/lib/access/organisation-workspaces/list-workspaces';
import { listTrail } from '@/lib/access/trail/list-trail';
import { checkpointKey } from '@/lib/access/trail/sign-checkpoint';
import { trailSearch } from '@/lib/access/trail/trail-search';
import { DayFilter } from './day-filter';
import { DownloadMenu } from './download-menu';
import { eventWords } from './event-words';
import { TrailTable } from './trail-table';

/** The audit trail of the organisation, a sentence for each event (B10). */
export default async function AuditPage(props: PageProps<'/o/[organisation]/audit'>) {
  const ctx = await requireOrganisation(props.params, 'audit');
  const search = trailSearch.parse(await props.searchParams);
  const t = await getTranslations('auditTrail');
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  const groups = Object.keys(eventGroups) as EventGroup[];
  const workspaces = await listWorkspaces(ctx);
  const base = `/o/${ctx.organisation.slug}/audit`;
  const page = shownPage(ctx, search); // not awaited: it streams below
  return (
    <ListPage
      topics={[]}
      title={t('title')}
      facts={t('facts')}
      secondary={
        <>
          <ButtonLink href={`${base}/access`}>{t('then.title')}</ButtonLink>
          <DownloadMenu base={base} />
        </>
      }
      above={
        <details className="type-13 flex-none px-(--gutter) pb-3 text-ink-2">
          <summary className="w-fit cursor-pointer">{t('verify')}</summary>
          <p className="mt-1.5 max-w-[80ch]">{t('verifyLead')}</p>
          <code className="mt-1.5 block wrap-anywhere">
            npm run --silent audit -- verify {ctx.organisation.slug}-audit.jsonl --against{' '}
            {ctx.organisation.slug}-audit.checkpoint --key {checkpointKey().publicText}
          </code>
        </details>
      }
      search={t('search')}
      filters={
        <>
          <TableFilter
            name="act"
            label={t('act')}
            options={groups.map((group) => ({ value: group, label: t(`groups.${group}`) }))}
          />
          {workspaces.length > 1 && (
            <TableFilter
              name="workspace"
              label={t('workspace', { calls })}
              options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <DayFilter label={t('day')} />
        </>
      }
    >
      <Suspense fallback={<TableSkeleton columns={[{ label: t('event') }, { label: t('at') }]} />}>
        <TrailTable page={page} base={base} calls={calls} />
      </Suspense>
    </ListPage>
  );
}

async function shownPage(
  ctx: Awaited<ReturnType<typeof requireOrganisation>>,
  search: ReturnType<typeof trailSearch.parse>,
) {
  const { rows, count, ...page } = await listTrail(ctx, search, await getTimeZone());
  const words = await eventWords(ctx);
  return {
    ...page,
    total: count.then(({ count: total, isMore }) => ({ total, isMore })),
    rows: rows.map((event) => ({
      seq: event.seq,
      at: event.at,
      workspace: event.workspace,
      sentence: words.sentence(event),
      changes: words.changes(event).slice(0, 3),
    })),
  };
}
