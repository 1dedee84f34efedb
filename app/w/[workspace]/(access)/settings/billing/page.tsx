import { getLocale, getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { readBilling } from '@/lib/access/billing/billing-details';
import { requireContext } from '@/lib/access/gate/page';
import { countryNames } from '@/lib/platform/countries';
import { availability } from '@/lib/policy/might-ever';
import { BillingForm } from './billing-form';

/** The invoice address of the account (S0.2). */
export default async function BillingPage(props: PageProps<'/w/[workspace]/settings/billing'>) {
  const ctx = await requireContext(props.params, 'billing.view');
  const details = await readBilling(ctx);
  const t = await getTranslations('billingData');
  return (
    <Page>
      <PageHead title={t('title')} facts={t('facts')} />
      <PageBody>
        <BillingForm
          details={details}
          countries={countryNames(await getLocale())}
          workspace={ctx.workspace.slug}
          decision={availability(ctx.access, 'billing.update').decision}
        />
      </PageBody>
    </Page>
  );
}
