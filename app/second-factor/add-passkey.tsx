'use client';

import { useTranslations } from 'next-intl';
import { PasskeyButton } from '@/components/form/passkey-button';
import { useCeremony } from '@/components/form/use-ceremony';
import { registerPasskeyAction, registrationOptionsAction } from './actions';
import { useRecoveryCodes } from './recovery-codes';

/**
 * Makes a passkey in the browser, and adds it. Then it shows the recovery codes of a first factor, or the new passkey with
 * its name.
 */
export function AddPasskey(props: {
  /** What the person typed; absent where none is asked. */
  password?: () => string;
  onWrongPassword?: (message: string) => void;
}) {
  const { password, onWrongPassword } = props;
  const t = useTranslations('secondFactor');
  const showCodes = useRecoveryCodes();
  const ceremony = useCeremony({
    begin: async () => {
      const begun = await registrationOptionsAction({ password: password?.() ?? '' });
      const wrong = begun.ok ? undefined : begun.error.fields?.password;
      if (wrong) onWrongPassword?.(wrong);
      return begun;
    },
    ask: async (optionsJSON) => {
      const { startRegistration } = await import('@simplewebauthn/browser');
      return startRegistration({ optionsJSON });
    },
    finish: registerPasskeyAction,
    onSuccess: ({ id, codes }) => {
      if (codes.length > 0) showCodes(codes);
      else window.location.assign(`/second-factor?${new URLSearchParams({ passkey: id })}`);
    },
  });
  const isOnField = ceremony.error?.fields?.password !== undefined;
  return (
    <PasskeyButton ceremony={isOnField ? { ...ceremony, error: null } : ceremony}>
      {t('addPasskey')}
    </PasskeyButton>
  );
}
