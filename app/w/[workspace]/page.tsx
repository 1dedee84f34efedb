import { redirect } from 'next/navigation';
import { requireContext } from '@/lib/access/gate/page';
import { countNothing } from '@/lib/work/inbox/conversations/count-conversations';
import { firstOpen, menuOf } from './menu';

/** Redirects to the first page that the person may open. */
export default async function WorkspacePage(props: PageProps<'/w/[workspace]'>) {
  const ctx = await requireContext(props.params);
  const menu = await menuOf(ctx, { counts: countNothing, entrance: null, requests: null });
  redirect(firstOpen(menu) ?? `/w/${ctx.workspace.slug}/profile`);
}
