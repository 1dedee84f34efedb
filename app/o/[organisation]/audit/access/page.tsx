import { getFormatter, getTimeZone, getTranslations } from 'next-intl/server';
import { ListPage } from '@/components/data-table/list-page';
import { TableFilter } from '@/components/data-table/table-filter';
import { buttonClass } from '@/components/ui/button';
import { requireOrganisation } from '@/lib/access/gate/page';
import { modelOf } from '@/lib/access/models/registry';
import { listWorkspaces } from '@/lib/access/organisation-workspaces/list-workspaces';
import { pageOfAccess } from '@/lib/access/trail/access-on';
import { accessSearch } from '@/lib/access/trail/access-search';
import { DayFilter } from '../day-filter';
import { AccessTable } from './access-table';
import { accessWords } from './access-words';

/** Who had what on a day: every membership as it was at its end, by the events of the trail (B10). */
export default async function AccessOnPage(props: PageProps<'/o/[organisation]/audit/access'>) {
  const ctx = await requireOrganisation(props.params, 'audit');
  const search = accessSearch(await getTimeZone()).parse(await props.searchParams);
  const { rows, since, ...page } = await pageOfAccess(ctx, search);
  const t = await getTranslations('auditTrail.then');
  const trail = await getTranslations('auditTrail');
  const format = await getFormatter();
  const words = await accessWords();
  const calls = modelOf(ctx.organisation.model).calls ?? 'workspace';
  const workspaces = await listWorkspaces(ctx);
  const base = `/o/${ctx.organisation.slug}/audit`;
  const dayText = (date: Date, timeZone?: string) => format.dateTime(date, { dateStyle: 'long', timeZone });
  const empty =
    since && search.q === '' && search.workspace.length === 0
      ? t('begins', { date: dayText(since) })
      : t('none');
  return (
    <ListPage
      topics={[]}
      title={t('title')}
      trail={{ href: base, label: trail('title') }}
      facts={t('facts', { day: dayText(new Date(`${search.day}T00:00:00Z`), 'UTC'), calls })}
      secondary={(['csv', 'jsonl'] as const).map((name) => (
        <a
          key={name}
          href={`${base}/access/file?day=${search.day}&format=${name}`}
          download
          className={buttonClass({})}
        >
          {trail(name === 'csv' ? 'downloadTable' : 'downloadLines')}
        </a>
      ))}
      search={t('search')}
      filters={
        <>
          <DayFilter label={trail('day')} shown={search.day} />
          {workspaces.length > 1 && (
            <TableFilter
              name="workspace"
              label={trail('workspace', { calls })}
              options={workspaces.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </>
      }
    >
      <AccessTable
        page={page}
        rows={rows.map((row) => ({
          id: `${row.kind} ${row.workspaceId} ${row.memberId}`,
          name: row.name,
          workspace: row.workspace || t('organisation'),
          ...words(row),
        }))}
        calls={calls}
        empty={empty}
      />
    </ListPage>
  );
}
