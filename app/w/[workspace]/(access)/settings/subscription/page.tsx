import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { requireContext } from '@/lib/access/gate/page';
import { providerPage } from '@/lib/access/subscription/payment-provider';
import { planEffectsHere } from '@/lib/access/subscription/plan-effects';
import { PlanForm } from './plan-form';

/** The plan: only the owner may view it (S2.5). */
export default async function SubscriptionPage({
  params,
}: PageProps<'/w/[workspace]/settings/subscription'>) {
  const ctx = await requireContext(params, 'subscription.view');
  const { workspace, organisation } = ctx;
  const t = await getTranslations('subscription');
  const features = await getTranslations('features');
  const o = await getTranslations('organisationPlan');
  const plans = await getTranslations('plans');
  const provider = providerPage(organisation);
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead
        title={features('subscription.label')}
        facts={provider ? undefined : t('facts', { organisation: organisation.name })}
      />
      <PageBody>
        {provider ? (
          <div className="grid gap-4">
            <p>{o('atProvider', { plan: plans(organisation.plan) })}</p>
            <ButtonLink href={provider} className="justify-self-start">
              {o('toProvider')}
            </ButtonLink>
          </div>
        ) : (
          <PlanForm key={organisation.plan} workspace={workspace.slug} effects={await planEffectsHere(ctx)} />
        )}
      </PageBody>
    </Page>
  );
}
