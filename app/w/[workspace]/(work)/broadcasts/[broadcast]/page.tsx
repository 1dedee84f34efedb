import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { LockedButton } from '@/components/lock/locked-button';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { broadcastFormData } from '@/lib/work/broadcasts/broadcast-form-data';
import { broadcastAvailabilities, viewBroadcast } from '@/lib/work/broadcasts/broadcast-view';
import { BroadcastPageProvider } from '../broadcast-page-context';
import { BroadcastState } from '../broadcast-state';
import { DraftForm } from '../draft-form';
import { ExportBroadcast } from '../export-broadcast';
import { SendDialog } from '../send-dialog';
import { SentBroadcast } from '../sent-broadcast';
import { StateButtons } from '../state-buttons';

/** One broadcast: a draft to finish and send, or the result of its sending. */
export default async function BroadcastPage(props: PageProps<'/w/[workspace]/broadcasts/[broadcast]'>) {
  const ctx = await requireContext(props.params, 'broadcasts.view');
  const broadcast = await orNotFound(viewBroadcast(ctx, (await props.params).broadcast));
  const { slug, timeZone } = ctx.workspace;
  const [surroundings, t] = await Promise.all([broadcastFormData(ctx), getTranslations('broadcasts')]);
  const can = broadcastAvailabilities(ctx);
  const { sending, recipients, id } = broadcast;
  const send = can.send.decision.allowed ? (
    <SendDialog broadcast={broadcast} recipients={recipients} />
  ) : (
    <LockedButton label={t('send.open')} decision={can.send.decision} />
  );
  return (
    <BroadcastPageProvider page={{ workspace: slug, timeZone, surroundings, can }}>
      <Page>
        <LiveRefresh topics={['sendings']} />
        <PageHead
          title={broadcast.name}
          count={<BroadcastState sending={sending} />}
          trail={{ href: `/w/${slug}/broadcasts`, label: t('toList') }}
          secondary={sending && <ExportBroadcast broadcastId={id} />}
          primary={sending ? <StateButtons broadcast={broadcast} /> : send}
        />
        <PageBody className="pt-2">
          {sending ? (
            <SentBroadcast broadcast={broadcast} sending={sending} />
          ) : (
            <div className="max-w-form">
              <DraftForm key={id} broadcast={broadcast} recipients={recipients} />
            </div>
          )}
        </PageBody>
      </Page>
    </BroadcastPageProvider>
  );
}
