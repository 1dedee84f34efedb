'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useRefresh } from '@/components/live/refresh';
import { Button } from '@/components/ui/button';
import { toast } from '@/components/ui/toast';
import { endViewingAction, renewViewingAction } from './actions';

/** The tabs of this browser share a session, and with it what they view as. */
const channel = 'latchkey.viewing';

/** In milliseconds: the page is read again when the time has surely passed by the server's clock too. */
const margin = 1_500;

/** Until when, Renew and End. At the end the page is loaded anew, so that nothing of another's console remains. */
export function ViewingControls({ until, goTo }: { until: Date; goTo: string }) {
  const t = useTranslations('viewing');
  const format = useFormatter();
  const refresh = useRefresh();
  const fail = useFailureToast();
  const [isBusy, setBusy] = useState(false);
  const leave = useEffectEvent(() => window.location.assign(goTo));

  useEffect(() => {
    const over = setTimeout(() => leave(), Math.max(until.getTime() - Date.now(), 0) + margin);
    const tabs = new BroadcastChannel(channel);
    tabs.onmessage = () => leave();
    return () => {
      clearTimeout(over);
      tabs.close();
    };
  }, [until]);

  async function renew() {
    setBusy(true);
    const result = await renewViewingAction({});
    setBusy(false);
    if (!result.ok) return fail(result.error);
    toast(t('renewed'));
    refresh();
  }

  async function end() {
    setBusy(true);
    const result = await endViewingAction({});
    if (!result.ok) {
      setBusy(false);
      return fail(result.error);
    }
    new BroadcastChannel(channel).postMessage('ended');
    window.location.assign(goTo);
  }

  return (
    <div className="flex flex-none items-center gap-2">
      <span className="type-13">
        {t('until', { time: format.dateTime(until, { hour: '2-digit', minute: '2-digit' }) })}
      </span>
      {/* Without script they lead to the page that has both as plain forms. */}
      <form method="get" action={`${goTo}/viewing`} onSubmit={instead(renew)}>
        <Button type="submit" size="sm" busy={isBusy}>
          {t('renew')}
        </Button>
      </form>
      <form method="get" action={`${goTo}/viewing`} onSubmit={instead(end)}>
        <Button type="submit" size="sm" variant="primary" busy={isBusy}>
          {t('end')}
        </Button>
      </form>
    </div>
  );
}

/** With script, an act takes the place of the form's navigation. */
const instead = (act: () => Promise<void>) => (event: FormEvent) => {
  event.preventDefault();
  void act();
};
