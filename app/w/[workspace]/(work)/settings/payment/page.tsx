import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Part, Parts } from '@/components/shell/part';
import { requireContext } from '@/lib/access/gate/page';
import { findPayment } from '@/lib/work/payment/find-payment';
import { CardForm } from './card-form';
import { CurrentCard } from './current-card';

/** The payment method of the workspace: for the owner only (S2.5, S2.19). */
export default async function PaymentPage({ params }: PageProps<'/w/[workspace]/settings/payment'>) {
  const ctx = await requireContext(params, 'payment.view');
  const t = await getTranslations('payment');
  const features = await getTranslations('features');
  const { method, ads } = await findPayment(ctx);
  const workspace = ctx.workspace.slug;
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead title={features('payment.label')} facts={t('facts')} />
      <PageBody>
        <Parts>
          {method && (
            <Part title={t('current')} lead={t('currentLead')}>
              <CurrentCard workspace={workspace} card={method} ads={ads} />
            </Part>
          )}
          <Part title={t(method ? 'another' : 'none')} lead={t(method ? 'anotherLead' : 'noneLead')}>
            <CardForm key={method?.lastFour} workspace={workspace} />
          </Part>
        </Parts>
      </PageBody>
    </Page>
  );
}
