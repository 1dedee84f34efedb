'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import { useTranslations } from 'next-intl';

/** Leads to the page that asks for the second factor again, and back to this one with its open dialog (B17). */
export function GiveFactorLink() {
  const t = useTranslations('secondFactor');
  const search = useSearchParams().toString();
  const here = `${usePathname()}${search ? `?${search}` : ''}`;
  return (
    <a href={`/sign-in/second-factor?${new URLSearchParams({ callbackUrl: here })}`} className="link">
      {t('give')}
    </a>
  );
}
