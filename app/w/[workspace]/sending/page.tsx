import type { Metadata } from 'next';
import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { Callout } from '@/components/ui/callout';
import { requireContext } from '@/lib/page';
import { sendingMeans } from '@/lib/services/sending/means';
import { SendForm } from './send-form';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('sending');
  return { title: t('title') };
}

/** A text message to a number or to a group (S0.2–S0.5). */
export default async function SendingPage(props: PageProps<'/w/[workspace]/sending'>) {
  const ctx = await requireContext(props.params, 'sending.send');
  const means = await sendingMeans(ctx);
  const t = await getTranslations('sending');
  return (
    <Page>
      <PageHead title={t('title')} facts={means.isPrepaid ? t('factsPrepaid') : t('facts')} />
      <PageBody>
        <div className="grid max-w-[560px] gap-4 pt-2">
          {!means.hasChannel && <Callout>{t('noChannel')}</Callout>}
          <SendForm workspace={ctx.workspace.slug} means={means} />
        </div>
      </PageBody>
    </Page>
  );
}
