import { requireContext } from '@/lib/access/gate/page';
import { HistoryPage } from '../../../history-page';

/** The history of a member: who changed their access, and how (B10). */
export default async function MemberHistoryPage(
  props: PageProps<'/w/[workspace]/settings/users/[member]/history'>,
) {
  const ctx = await requireContext(props.params, 'users.view');
  const { member: id } = await props.params;
  return (
    <HistoryPage
      ctx={ctx}
      subject={{ kind: 'member', id }}
      searchParams={props.searchParams}
      trail={(label) => ({ href: `/w/${ctx.workspace.slug}/settings/users/${id}`, label })}
    />
  );
}
