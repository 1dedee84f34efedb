'use client';

import { useTranslations } from 'next-intl';
import { PasskeyButton } from '@/components/form/passkey-button';
import { useCeremony } from '@/components/form/use-ceremony';
import { givePasskeyAction, passkeyOptionsAction } from './actions';

/** Gives a passkey in the place of a code. */
export function GivePasskey({ goTo }: { goTo: string }) {
  const t = useTranslations('secondFactor');
  const ceremony = useCeremony({
    begin: () => passkeyOptionsAction({}),
    ask: async (optionsJSON) => {
      const { startAuthentication } = await import('@simplewebauthn/browser');
      return startAuthentication({ optionsJSON });
    },
    finish: givePasskeyAction,
    // A full page load, so that nothing rendered for another session stays in memory.
    onSuccess: () => window.location.assign(goTo),
  });
  return (
    <PasskeyButton ceremony={ceremony} variant="primary">
      {t('usePasskey')}
    </PasskeyButton>
  );
}
