'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Input } from '@/components/ui/input';

/** The invited address, read-only. */
export function InvitedEmail({ email }: { email: string }) {
  const t = useTranslations('invitation');
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('email')}
      </label>
      <Input
        id={id}
        size="gate"
        type="email"
        autoComplete="username"
        value={email}
        readOnly
        aria-describedby={`${id}-help`}
      />
      <p id={`${id}-help`} className="type-13 text-ink-2">
        {t('emailHelp')}
      </p>
    </div>
  );
}
