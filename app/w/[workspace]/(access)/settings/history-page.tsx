import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { eventWords } from '@/app/o/[organisation]/audit/event-words';
import { TrailTable } from '@/app/o/[organisation]/audit/trail-table';
import { ListPage } from '@/components/data-table/list-page';
import type { Trail } from '@/components/shell/trail';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type History, type HistorySubject, listHistory } from '@/lib/access/trail/list-history';
import { trailSearch } from '@/lib/access/trail/trail-search';
import { isHidden } from '@/lib/platform/refusals/note-refusal';

/** The history of a member, a role or an API key, a sentence for each event (B10). */
export async function HistoryPage(props: {
  ctx: WorkspaceContext;
  subject: HistorySubject;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
  /** The page of the subject, or the list that it belongs to. */
  trail: Trail | ((name: string) => Trail);
}) {
  const { ctx, subject, trail } = props;
  const search = trailSearch.parse(await props.searchParams);
  const { name, rows, count, ...page } = await orNotFound(listHistory(ctx, subject, search));
  const t = await getTranslations('auditTrail');
  const words = await eventWords(ctx);
  const shown = rows.map((event) => ({
    seq: event.seq,
    at: event.at,
    workspace: event.workspace,
    sentence: words.sentence(event),
    changes: words.changes(event),
  }));
  const total = Promise.resolve({ total: count.count, isMore: count.isMore });
  return (
    <ListPage
      topics={['members']}
      title={t('historyOf', { name })}
      trail={typeof trail === 'function' ? trail(name) : trail}
    >
      <TrailTable page={Promise.resolve({ ...page, rows: shown, total })} />
    </ListPage>
  );
}

/** A history that the person may not read answers 404, as one that does not exist (R6). */
async function orNotFound(loading: Promise<History>): Promise<History> {
  try {
    return await loading;
  } catch (error) {
    if (isHidden(error)) notFound();
    throw error;
  }
}
