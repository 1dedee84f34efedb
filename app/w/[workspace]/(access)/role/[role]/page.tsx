import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { RolePageCard } from './role-page-card';

/** A role's card as a page (R10): the target of its button without script, and in a new tab. */
export default async function RolePage({ params }: PageProps<'/w/[workspace]/role/[role]'>) {
  const ctx = await requireContext(params);
  const { role } = await params;
  const known = ctx.model.roles[role];
  if (!known) notFound();
  const roles = await getTranslations('roles');
  return (
    <Page>
      <PageHead title={known.words?.label ?? roles(`${ctx.model.id}.${role}.label`)} />
      <PageBody>
        <RolePageCard model={ctx.model.id} role={role} />
      </PageBody>
    </Page>
  );
}
