import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { PlanForm } from './plan-form';

/** The plan: only the owner may view it (S2.5). */
export default async function SubscriptionPage({
  params,
}: PageProps<'/w/[workspace]/settings/subscription'>) {
  const { workspace, organisation } = await requireContext(params, 'subscription.view');
  const t = await getTranslations('subscription');
  const features = await getTranslations('features');
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead
        title={features('subscription.label')}
        facts={t('facts', { organisation: organisation.name })}
      />
      <PageBody>
        <PlanForm key={organisation.plan} workspace={workspace.slug} plan={organisation.plan} />
      </PageBody>
    </Page>
  );
}
