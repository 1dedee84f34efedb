'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';

/** What renewing the signing secret does, beside its button. */
export function SecretPart({ children }: { children: ReactNode }) {
  const t = useTranslations('records');
  return (
    <div className="grid gap-1.5">
      <b className="font-medium">{t('secret')}</b>
      <div className="flex items-center gap-3 max-tablet:flex-wrap">
        <p className="type-13 flex-1 text-ink-2">{t('renewNote')}</p>
        {children}
      </div>
    </div>
  );
}
