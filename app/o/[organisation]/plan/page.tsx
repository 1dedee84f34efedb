import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { PeopleToAsk } from '@/components/ui/people-to-ask';
import { requireOrganisation } from '@/lib/access/gate/page';
import { providerPage } from '@/lib/access/subscription/payment-provider';
import { listPlanChangers } from '@/lib/access/subscription/plan-changers';
import { planEffects } from '@/lib/access/subscription/plan-effects';
import { decide } from '@/lib/policy/decide';
import { OrganisationPlanForm } from './plan-form';

/** The plan of the organisation. Its administrators change it here or at the provider; the billing role reads it. */
export default async function PlanPage({ params }: PageProps<'/o/[organisation]/plan'>) {
  const ctx = await requireOrganisation(params, 'plan');
  const effects = await planEffects(ctx);
  const t = await getTranslations('organisationPlan');
  const plans = await getTranslations('plans');
  const { slug, name, plan } = ctx.organisation;
  const provider = providerPage(ctx.organisation);
  const mayChange = decide(ctx.access, 'organisation.update', { kind: 'workspace' }).allowed;
  return (
    <Page>
      <PageHead title={t('title')} facts={t('facts', { organisation: name })} />
      <PageBody className="grid content-start gap-5 pt-2">
        {provider && (
          <>
            <p>{t('atProvider', { plan: plans(plan) })}</p>
            <ButtonLink href={provider} className="justify-self-start">
              {t('toProvider')}
            </ButtonLink>
          </>
        )}
        {!provider && mayChange && (
          <>
            <Callout className="max-w-form">{t('noMoney')}</Callout>
            <OrganisationPlanForm key={plan} organisation={slug} effects={effects} />
          </>
        )}
        {!provider && !mayChange && (
          <>
            <p>{t('isOn', { organisation: name, plan: plans(plan) })}</p>
            <PeopleToAsk title={t('changers')} people={await listPlanChangers(ctx)} />
          </>
        )}
      </PageBody>
    </Page>
  );
}
