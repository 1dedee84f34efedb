import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { mayCreateRoles } from '@/lib/access/roles/decide-role-creation';
import { RoleForm } from '../role-form';

/** Creates a custom role of the organisation (B7), for people who administer it. */
export default async function NewRolePage(props: PageProps<'/w/[workspace]/settings/roles/new'>) {
  const ctx = await requireContext(props.params, 'roles.view');
  if (!(await mayCreateRoles(ctx)).allowed) notFound();
  const t = await getTranslations('roleForm');
  return (
    <Page>
      <PageHead title={t('newTitle')} facts={t('facts', { organisation: ctx.organisation.name })} />
      <RoleForm
        workspace={ctx.workspace.slug}
        model={ctx.model.id}
        actor={{ assignment: ctx.access.compiled.assignment, self: ctx.access.self }}
        own={null}
      />
    </Page>
  );
}
