import { notFound, redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page } from '@/components/shell/page';
import { PageTitle } from '@/components/shell/page-title';
import { cn } from '@/components/ui/class-names';
import { requireContext } from '@/lib/access/gate/page';
import { mightEver } from '@/lib/policy/might-ever';
import { inboxesOf } from '@/lib/work/assignment/inboxes';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';
import { listConversations } from '@/lib/work/inbox/conversations/list-conversations';
import { listTags } from '@/lib/work/inbox/tags/list-tags';
import { CoverNotice } from '../../../(access)/cover/cover-notice';
import { ConversationList } from './conversation-list';
import { InboxSwitch } from './inbox-switch';
import { NoConversation } from './no-conversation';
import { ReadingPane } from './reading-pane';

/** One inbox: its conversations at the left, the chosen one beside it. Phones show one of the two. */
export default async function InboxPage(props: PageProps<'/w/[workspace]/messages/[inbox]'>) {
  const ctx = await requireContext(props.params, 'messages.view');
  const { inbox: requested } = await props.params;
  const inboxes = inboxesOf(ctx.access);
  const entry = inboxes.find(({ inbox }) => inbox === requested);
  if (!entry) notFound();
  const { inbox, decision } = entry;
  const t = await getTranslations('inbox');
  const title = t(`names.${inbox}`);
  if (!decision.allowed) redirect(`/w/${ctx.workspace.slug}/locked?inbox=${inbox}`);
  const search = conversationSearch.parse(await props.searchParams);
  const [page, tags] = await Promise.all([listConversations(ctx, inbox, search), listTags(ctx)]);
  const chosen = search.conversation;
  const base = `/w/${ctx.workspace.slug}`;
  const others = inboxes
    .filter((each) => each.decision.allowed && each.inbox !== inbox)
    .map((each) => each.inbox);
  return (
    <Page className="flex-row">
      <PageTitle name={title} />
      <LiveRefresh topics={['work']} />
      <div
        className={cn(
          'flex w-80 min-w-0 flex-none flex-col border-r max-tablet:w-full max-tablet:border-r-0',
          chosen && 'max-tablet:hidden',
        )}
      >
        <ConversationList
          title={title}
          notice={<CoverNotice ctx={ctx} className="flex-none border-b p-3" />}
          write={mightEver(ctx.access, 'messages.reply') ? `${base}/messages/new` : null}
          connect={mightEver(ctx.access, 'channels.connect') ? `${base}/settings/channels` : null}
          switcher={<InboxSwitch inbox={inbox} others={others} base={`${base}/messages`} />}
          page={page}
          search={search}
          tags={tags}
          base={`${base}/messages/${inbox}`}
        />
      </div>
      {chosen ? (
        <ReadingPane
          ctx={ctx}
          conversationId={chosen}
          before={search.before}
          back={`${base}/messages/${inbox}?status=${search.status}${search.tag ? `&tag=${search.tag}` : ''}`}
          tags={tags}
        />
      ) : (
        <NoConversation />
      )}
    </Page>
  );
}
