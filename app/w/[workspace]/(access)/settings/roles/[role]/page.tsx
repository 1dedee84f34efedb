import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Eye, History } from '@/components/ui/icons';
import { requireContext } from '@/lib/access/gate/page';
import { type RoleView, roleView } from '@/lib/access/roles/role-view';
import { isHidden } from '@/lib/platform/refusals/note-refusal';
import { mightEver } from '@/lib/policy/might-ever';
import { RoleForm } from '../role-form';

/** A custom role of the organisation (B7): its permissions, a comparison with another role, and its deletion. */
export default async function RolePage(props: PageProps<'/w/[workspace]/settings/roles/[role]'>) {
  const ctx = await requireContext(props.params, 'roles.view');
  const { role: id } = await props.params;
  const role = await orNotFound(roleView(ctx, id));
  const t = await getTranslations('roleForm');
  const words = await getTranslations('viewing');
  return (
    <Page>
      <PageHead
        title={role.label}
        facts={t('holders', { count: role.holders })}
        secondary={
          <>
            {mightEver(ctx.access, 'users.assign') && (
              <ButtonLink
                href={`/w/${ctx.workspace.slug}/settings/roles/view?role=${role.id}`}
                icon={<Eye aria-hidden />}
              >
                {words('role')}
              </ButtonLink>
            )}
            <ButtonLink
              href={`/w/${ctx.workspace.slug}/settings/roles/${role.id}/history`}
              icon={<History aria-hidden />}
            >
              {t('history')}
            </ButtonLink>
          </>
        }
      />
      <RoleForm
        // The key leaves out the version: entered values must survive the save of another person (RO7).
        key={role.id}
        workspace={ctx.workspace.slug}
        model={ctx.model.id}
        actor={{ assignment: ctx.access.compiled.assignment, self: ctx.access.self }}
        own={role}
      />
    </Page>
  );
}

/** A page that the person may not edit answers 404. */
async function orNotFound(loading: Promise<RoleView>): Promise<RoleView> {
  try {
    return await loading;
  } catch (error) {
    if (isHidden(error)) notFound();
    throw error;
  }
}
