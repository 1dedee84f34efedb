'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { forgetDrafts } from '@/components/form/draft-store';
import { Button } from '@/components/ui/button';

/** Ends this session and loads the sign-in page, or `goTo`, in full, so that Back shows nothing (SE1, SE7). */
export function SignOutButton({ goTo = '/sign-in' }: { goTo?: string }) {
  const t = useTranslations('signIn');
  const [isLeaving, setLeaving] = useState(false);

  async function leave() {
    setLeaving(true);
    forgetDrafts();
    try {
      const { signOut } = await import('next-auth/react');
      await signOut({ callbackUrl: goTo });
    } catch {
      setLeaving(false);
    }
  }

  return (
    <Button size="gate" busy={isLeaving} onClick={leave}>
      {t('signOut')}
    </Button>
  );
}
