import { redirect } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';
import { inboxesOf } from '@/lib/work/assignment/inboxes';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';

/** Messages opens on the widest inbox that the person has, with the conversation that was asked for. */
export default async function MessagesPage(props: PageProps<'/w/[workspace]/messages'>) {
  const ctx = await requireContext(props.params, 'messages.view');
  const { conversation } = conversationSearch.parse(await props.searchParams);
  const hasAll = inboxesOf(ctx.access).some(({ inbox }) => inbox === 'all');
  const inbox = hasAll ? 'all' : 'mine';
  redirect(
    `/w/${ctx.workspace.slug}/messages/${inbox}${conversation ? `?conversation=${conversation}` : ''}`,
  );
}
