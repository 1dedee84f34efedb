'use client';

import { useTranslations } from 'next-intl';
import { useState, useTransition } from 'react';
import { forgetDrafts } from '@/components/form/draft-store';
import { useErrorText } from '@/components/form/use-error-text';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { MonitorSmartphone } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast, toastError } from '@/components/ui/toast';
import type { SessionView } from '@/lib/access/sessions/list-sessions';
import { deviceOf } from '@/lib/platform/http/device';
import { endSessionAction, signOutEverywhereAction } from './actions';

/** The reader's sessions. This one ends by signing out; the others individually, or all together. */
export function SessionList({ sessions }: { sessions: SessionView[] }) {
  const t = useTranslations('profile');
  const errorText = useErrorText();
  const [isLeaving, setLeaving] = useState(false);

  async function leaveEverywhere() {
    setLeaving(true);
    const result = await signOutEverywhereAction({});
    if (result.ok) {
      forgetDrafts();
      return window.location.replace('/sign-in');
    }
    setLeaving(false);
    toastError(errorText(result.error.message));
  }

  return (
    <>
      <ul aria-label={t('sessionsTitle')} className="grid border-t">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} />
        ))}
      </ul>
      <Button variant="danger" className="justify-self-start" busy={isLeaving} onClick={leaveEverywhere}>
        {t('signOutEverywhere')}
      </Button>
    </>
  );
}

function SessionRow({ session }: { session: SessionView }) {
  const t = useTranslations('profile');
  const errorText = useErrorText();
  const [isEnding, startTransition] = useTransition();
  const device = deviceOf(session.userAgent);

  function end() {
    startTransition(async () => {
      const result = await endSessionAction({ sessionId: session.id });
      if (result.ok) toast(t('ended'));
      else toastError(errorText(result.error.message));
    });
  }

  return (
    <li className="flex min-h-13 items-center gap-3 border-b py-2">
      <MonitorSmartphone className="text-ink-3" aria-hidden />
      <div className="min-w-0 flex-1">
        <p className="flex items-center gap-2 font-medium">
          {device ? t('device', device) : t('unknownDevice')}
          {session.isThisOne && <Badge>{t('thisOne')}</Badge>}
        </p>
        <p className="type-13 text-ink-3">
          {session.ip && `${session.ip} · `}
          {t.rich('seen', { when: () => <RelativeTime at={session.lastSeenAt} /> })}
        </p>
      </div>
      {!session.isThisOne && (
        <Button variant="quiet-danger" busy={isEnding} onClick={end}>
          {t('end')}
        </Button>
      )}
    </li>
  );
}
