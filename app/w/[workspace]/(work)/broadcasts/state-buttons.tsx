'use client';

import { useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { DialogButton, useDialogAddress } from '@/components/shell/dialog-address';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import type { SendingChange } from '@/lib/work/sendings/change-sending-state';
import { changeBroadcastStateAction } from './actions';
import { useBroadcastPage } from './broadcast-page-context';

/** Pauses, resumes or cancels a running broadcast. */
export function StateButtons({ broadcast }: { broadcast: BroadcastView }) {
  const t = useTranslations('broadcasts.turns');
  const fail = useFailureToast();
  const { workspace, can } = useBroadcastPage();
  const [isBusy, start] = useTransition();
  const { decision } = can.send;
  const change = (which: SendingChange) =>
    start(async () => {
      const answer = await changeBroadcastStateAction({
        workspace,
        broadcastId: broadcast.id,
        change: which,
      });
      if (!answer.ok) fail(answer.error);
    });
  return broadcast.changes.map((which) => {
    if (!decision.allowed) return <LockedButton key={which} label={t(which)} decision={decision} />;
    if (which === 'cancel')
      return <CancelDialog key={which} broadcast={broadcast} cancel={() => change(which)} />;
    return (
      <Button key={which} busy={isBusy} onClick={() => change(which)}>
        {t(which)}
      </Button>
    );
  });
}

/** Cancelling is final, so the dialog first shows how many contacts will not receive the message. */
function CancelDialog({ broadcast, cancel }: { broadcast: BroadcastView; cancel: () => void }) {
  const t = useTranslations('broadcasts.turns');
  const { sending } = broadcast;
  const { opened, close } = useDialogAddress();
  return (
    <>
      <DialogButton opens="cancel">{t('cancel')}</DialogButton>
      <Dialog open={opened === 'cancel'} onOpenChange={(isOpen) => !isOpen && close()}>
        <DialogContent>
          <DialogHead title={t('cancelTitle', { name: broadcast.name })} />
          <DialogBody>
            <p>
              {sending?.isGathered ? t('cancelCount', { count: sending.counts.waiting }) : t('cancelAll')}
            </p>
          </DialogBody>
          <DialogFoot>
            <DialogClose render={<Button size="lg" />}>{t('keep')}</DialogClose>
            <DialogClose render={<Button size="lg" variant="danger" />} onClick={cancel}>
              {t('cancelAct')}
            </DialogClose>
          </DialogFoot>
        </DialogContent>
      </Dialog>
    </>
  );
}
