'use client';

import dynamic from 'next/dynamic';
import { useTranslations } from 'next-intl';
import { createContext, type ReactNode, use, useState } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { AskPartProvider } from '@/components/lock/ask-part';
import { useLockSurroundings } from '@/components/lock/lock-context';
import { Button } from '@/components/ui/button';
import { Hand } from '@/components/ui/icons';
import { RelativeTime } from '@/components/ui/relative-time';
import { toast } from '@/components/ui/toast';
import type { OwnRequest } from '@/lib/access/members/requests/own-requests';
import type { Permission } from '@/lib/policy/catalogue';
import type { Denied } from '@/lib/policy/model';
import { withdrawRequestAction } from './(access)/settings/requests/actions';
import { AskForPlan } from './ask-for-plan';

/** Every page has locks, so the form is loaded when it is first opened. */
const AskForm = dynamic(() => import('./ask-form').then((file) => file.AskForm));

interface Asking {
  workspace: string;
  /** The permissions that a change of the reader's access would give. */
  askable: readonly Permission[];
  /** The reader's open requests and recent refusals. */
  requests: readonly OwnRequest[];
}

const AskingContext = createContext<Asking>({ workspace: '', askable: [], requests: [] });

/** Lets every lock of the workspace ask for what it denies (B1). */
export function AskProvider({ children, ...asking }: Asking & { children: ReactNode }) {
  return (
    <AskingContext value={asking}>
      <AskPartProvider part={AskForAccess}>{children}</AskPartProvider>
    </AskingContext>
  );
}

function AskForAccess({ decision: { permission, remedy } }: { decision: Denied }) {
  const t = useTranslations('requests');
  const { workspace, askable, requests } = use(AskingContext);
  const { plan } = useLockSurroundings();
  const [isAsking, setAsking] = useState(false);
  if (remedy.kind === 'upgrade' && plan?.isAskable && !plan.href)
    return <AskForPlan workspace={workspace} plans={remedy.plans} />;
  if (!permission || !askable.includes(permission)) return null;
  const request = requests.find((each) => each.permission === permission);
  if (request?.status === 'pending') return <Asked request={request} workspace={workspace} />;
  if (isAsking)
    return <AskForm workspace={workspace} permission={permission} onDone={() => setAsking(false)} />;
  return (
    <section className="grid gap-2 border-t pt-3.5">
      {request && <Refused request={request} />}
      <Button icon={<Hand aria-hidden />} className="justify-self-start" onClick={() => setAsking(true)}>
        {t(request ? 'askAgain' : 'ask')}
      </Button>
    </section>
  );
}

function Refused({ request: { answeredByName, reason, at } }: { request: OwnRequest }) {
  const t = useTranslations('requests');
  return (
    <p className="type-13 text-ink-2 wrap-anywhere">
      {t('closed.denied', { name: answeredByName ?? '' })} · <RelativeTime at={at} />
      {reason && <span className="block">{reason}</span>}
    </p>
  );
}

/** The open request, in the position of the button. */
function Asked({ request, workspace }: { request: OwnRequest; workspace: string }) {
  const t = useTranslations('requests');
  const fail = useFailureToast();
  const [isBusy, setBusy] = useState(false);

  async function withdraw() {
    setBusy(true);
    const answer = await withdrawRequestAction({ workspace, askedId: request.id });
    setBusy(false);
    if (answer.ok) toast(t('withdrawn'));
    else fail(answer.error);
  }

  return (
    <section className="flex flex-wrap items-center gap-x-3 gap-y-2 border-t pt-3.5">
      <p className="min-w-0 flex-1 text-ink-2">
        {t.rich('youAsked', { when: () => <RelativeTime at={request.at} /> })}
      </p>
      <Button size="sm" busy={isBusy} onClick={withdraw}>
        {t('withdraw')}
      </Button>
    </section>
  );
}
