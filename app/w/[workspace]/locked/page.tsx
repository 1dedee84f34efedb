import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LockedState } from '@/components/lock/locked-state';
import { Page, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button';
import { requireContext } from '@/lib/page';
import { catalogue, type FeatureId, type Permission } from '@/lib/policy/catalogue';
import { standing } from '@/lib/policy/might-ever';

/** Where someone lands whom the policy refused a page: which rule it was, and who can lift it (R5). */
export default async function LockedPage(props: PageProps<'/w/[workspace]/locked'>) {
  const ctx = await requireContext(props.params);
  const { for: asked } = await props.searchParams;
  const wanted = typeof asked === 'string' ? known(asked) : null;
  const home = `/w/${ctx.workspace.slug}`;
  if (!wanted) redirect(home);
  const { decision } = standing(ctx.access, wanted.permission);
  if (decision.allowed) redirect(home);
  const t = await getTranslations('menu');
  const features = await getTranslations('features');
  const label = features(`${wanted.feature}.label`);
  return (
    <Page>
      <PageHead title={label} />
      <LockedState
        label={label}
        decision={decision}
        actions={<ButtonLink href={home}>{t('back')}</ButtonLink>}
      />
    </Page>
  );
}

/** The permission that an address names, if there is one of that name. */
function known(name: string): { permission: Permission; feature: FeatureId } | null {
  for (const [feature, { verbs }] of Object.entries(catalogue)) {
    for (const verb of Object.keys(verbs)) {
      if (name === `${feature}.${verb}`)
        return { permission: name as Permission, feature: feature as FeatureId };
    }
  }
  return null;
}
