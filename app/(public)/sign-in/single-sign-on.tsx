'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { GateDivider } from '@/components/shell/gate';
import { Button } from '@/components/ui/button';
import { Building2 } from '@/components/ui/icons';

/** Sign-in through an identity provider. */
export function SingleSignOn({ name, goTo }: { name: string; goTo?: string }) {
  const t = useTranslations('signIn');
  const [isLeaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    try {
      const { signIn } = await import('next-auth/react');
      await signIn('oidc', { callbackUrl: goTo ?? window.location.pathname });
    } catch {
      setLeaving(false);
    }
  }

  return (
    <>
      <GateDivider>{t('or')}</GateDivider>
      <Button size="gate" icon={<Building2 aria-hidden />} busy={isLeaving} onClick={leave}>
        {t('with', { name })}
      </Button>
    </>
  );
}
