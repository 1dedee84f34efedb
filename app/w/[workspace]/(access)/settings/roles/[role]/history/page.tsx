import { requireContext } from '@/lib/access/gate/page';
import { HistoryPage } from '../../../history-page';

/** The history of a custom role (B10). */
export default async function RoleHistoryPage(
  props: PageProps<'/w/[workspace]/settings/roles/[role]/history'>,
) {
  const ctx = await requireContext(props.params, 'roles.view');
  const { role: id } = await props.params;
  return (
    <HistoryPage
      ctx={ctx}
      subject={{ kind: 'role', id }}
      searchParams={props.searchParams}
      trail={(label) => ({ href: `/w/${ctx.workspace.slug}/settings/roles/${id}`, label })}
    />
  );
}
