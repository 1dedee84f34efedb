'use client';

import { useEffect } from 'react';

/** The lists that a page can send to where the browser keeps passkeys. Not every browser has them. */
interface Signals {
  signalAllAcceptedCredentials?: (accepted: {
    rpId: string;
    userId: string;
    allAcceptedCredentialIds: readonly string[];
  }) => Promise<void>;
}

/**
 * Tells where the browser keeps the person's passkeys which of them are still accepted here, so that it no longer offers
 * those that were removed.
 *
 * @param userId as authenticators keep it
 */
export function SignalPasskeys(props: { rpId: string; userId: string; credentialIds: readonly string[] }) {
  const { rpId, userId, credentialIds } = props;
  const accepted = credentialIds.join(' ');
  useEffect(() => {
    const signals = window.PublicKeyCredential as unknown as Signals | undefined;
    const allAcceptedCredentialIds = accepted === '' ? [] : accepted.split(' ');
    // Whatever the browser makes of it, the list here is the one that counts.
    signals?.signalAllAcceptedCredentials?.({ rpId, userId, allAcceptedCredentialIds }).catch(() => {});
  }, [rpId, userId, accepted]);
  return null;
}
