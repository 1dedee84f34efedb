'use client';

import { useTranslations } from 'next-intl';
import { useId } from 'react';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';

/**
 * Email, names and website of an account (S4.6). `onName` gets the names that the proposed username depends on
 * (S4.7).
 */
export function AccountFields({ onName }: { onName?: () => void }) {
  const t = useTranslations('account');
  return (
    <>
      <Field name="email" label={t('email')}>
        {(control) => (
          <Input {...control} type="email" autoComplete="off" onBlur={after(control.onBlur, onName)} />
        )}
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="firstName" label={t('firstName')}>
          {(control) => <Input {...control} autoComplete="off" onBlur={after(control.onBlur, onName)} />}
        </Field>
        <Field name="lastName" label={t('lastName')}>
          {(control) => <Input {...control} autoComplete="off" onBlur={after(control.onBlur, onName)} />}
        </Field>
      </div>
      <Field name="website" label={t('website')} hint={t('optional')}>
        {(control) => <Input {...control} inputMode="url" autoComplete="off" />}
      </Field>
    </>
  );
}

const after =
  <E,>(first: (event: E) => unknown, then?: () => void) =>
  (event: E) => {
    void first(event);
    then?.();
  };

/** The username, read-only: it is chosen once (S4.8). */
export function UsernameShown({ username }: { username: string }) {
  const t = useTranslations('account');
  const id = useId();
  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="font-medium">
        {t('username')}
      </label>
      <Input id={id} value={username} readOnly aria-describedby={`${id}-help`} />
      <p id={`${id}-help`} className="type-13 text-ink-2">
        {t('usernameStays')}
      </p>
    </div>
  );
}
