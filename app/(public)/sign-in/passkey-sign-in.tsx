'use client';

import type { PublicKeyCredentialRequestOptionsJSON } from '@simplewebauthn/browser';
import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent } from 'react';
import { PasskeyButton } from '@/components/form/passkey-button';
import { useCeremony } from '@/components/form/use-ceremony';
import type { ActionResult } from '@/lib/platform/action-result';
import { signInWithPasskeyAction } from './actions';

/** A challenge lasts five minutes; one that waits in the browser's suggestions is renewed before. */
const renewedAfter = 4 * 60_000;

async function begin(): Promise<ActionResult<PublicKeyCredentialRequestOptionsJSON>> {
  const answer = await fetch('/sign-in/passkey', { cache: 'no-store' });
  if (!answer.ok) throw new Error(`${answer.status}`);
  return { ok: true, data: await answer.json() };
}

/** Signs in with a passkey alone: by a button, or among the suggestions of the field for the email. */
export function PasskeySignIn({ goTo }: { goTo: string | undefined }) {
  const t = useTranslations('signIn');
  const ceremony = useCeremony({
    begin,
    ask: async (optionsJSON, useBrowserAutofill) => {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      return startAuthentication({ optionsJSON, useBrowserAutofill });
    },
    finish: signInWithPasskeyAction,
    // A full page load, so that nothing rendered for another session stays in memory.
    onSuccess: () => {
      if (goTo) window.location.assign(goTo);
    },
  });
  useOffer(() => void ceremony.run(true));
  return <PasskeyButton ceremony={ceremony}>{t('passkey')}</PasskeyButton>;
}

/** Offers passkeys in the field while the page is open, where the browser can. */
function useOffer(offer: () => void): void {
  const start = useEffectEvent(offer);
  useEffect(() => {
    let offeredAt = 0;
    const offerAnew = async () => {
      if (Date.now() - offeredAt < renewedAfter) return;
      offeredAt = Date.now();
      if (await window.PublicKeyCredential?.isConditionalMediationAvailable?.()) start();
    };
    void offerAnew();
    window.addEventListener('focusin', offerAnew);
    return () => {
      window.removeEventListener('focusin', offerAnew);
      void import('@simplewebauthn/browser').then(({ WebAuthnAbortService }) =>
        WebAuthnAbortService.cancelCeremony(),
      );
    };
  }, []);
}
