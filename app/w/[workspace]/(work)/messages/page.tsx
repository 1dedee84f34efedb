import { redirect } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';
import { inboxesOf } from '@/lib/work/assignment/inboxes';
import { conversationSearch } from '@/lib/work/inbox/conversations/conversation-search';

/** Redirects to the widest inbox of the person, with the requested conversation. */
export default async function MessagesPage(props: PageProps<'/w/[workspace]/messages'>) {
  const ctx = await requireContext(props.params, 'messages.view');
  const { conversation } = conversationSearch.parse(await props.searchParams);
  const hasAll = inboxesOf(ctx.access).some(({ inbox }) => inbox === 'all');
  const inbox = hasAll ? 'all' : 'mine';
  redirect(
    `/w/${ctx.workspace.slug}/messages/${inbox}${conversation ? `?conversation=${conversation}` : ''}`,
  );
}
