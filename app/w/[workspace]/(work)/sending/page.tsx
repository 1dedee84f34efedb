import { getTranslations } from 'next-intl/server';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { RadioTower } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { requireContext } from '@/lib/access/gate/page';
import { mightEver } from '@/lib/policy/might-ever';
import { sendingOptions } from '@/lib/work/sending/sending-options';
import { SendForm } from './send-form';

/** Sends a text message to a number or to a group (S0.2–S0.5). */
export default async function SendingPage(props: PageProps<'/w/[workspace]/sending'>) {
  const ctx = await requireContext(props.params, 'sending.send');
  const means = await sendingOptions(ctx);
  const mayConnect = mightEver(ctx.access, 'channels.connect');
  const t = await getTranslations('sending');
  return (
    <Page>
      <PageHead title={t('title')} facts={means.isPrepaid ? t('factsPrepaid') : t('facts')} />
      <PageBody>
        {means.hasChannel ? (
          <div className="max-w-form pt-2">
            <SendForm workspace={ctx.workspace.slug} means={means} />
          </div>
        ) : (
          <NoChannel channels={mayConnect ? `/w/${ctx.workspace.slug}/settings/channels` : null} />
        )}
      </PageBody>
    </Page>
  );
}

/** Shown without a channel: a link to connect one, or the people who can. */
async function NoChannel({ channels }: { channels: string | null }) {
  const t = await getTranslations('sending');
  return (
    <State
      icon={<RadioTower />}
      title={t('noChannel')}
      actions={channels && <ButtonLink href={channels}>{t('toChannels')}</ButtonLink>}
    >
      {channels ? t('noChannelLead') : t('noChannelElse')}
    </State>
  );
}
