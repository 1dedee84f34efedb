import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { requireOrganisation } from '@/lib/access/gate/page';
import { providerPage } from '@/lib/access/subscription/payment-provider';
import { planEffects } from '@/lib/access/subscription/plan-effects';
import { OrganisationPlanForm } from './plan-form';

/** The plan of the organisation, which its administrators change, with what that opens and closes. */
export default async function PlanPage({ params }: PageProps<'/o/[organisation]/plan'>) {
  const ctx = await requireOrganisation(params, 'organisation.update');
  const effects = await planEffects(ctx);
  const t = await getTranslations('organisationPlan');
  const plans = await getTranslations('plans');
  const { slug, name, plan } = ctx.organisation;
  const provider = providerPage(ctx.organisation);
  return (
    <Page>
      <PageHead title={t('title')} facts={t('facts', { organisation: name })} />
      <PageBody className="grid content-start gap-5 pt-2">
        {provider ? (
          <>
            <p>{t('atProvider', { plan: plans(plan) })}</p>
            <ButtonLink href={provider} className="justify-self-start">
              {t('toProvider')}
            </ButtonLink>
          </>
        ) : (
          <>
            <Callout className="max-w-form">{t('noMoney')}</Callout>
            <OrganisationPlanForm key={plan} organisation={slug} effects={effects} />
          </>
        )}
      </PageBody>
    </Page>
  );
}
