'use client';

import { useTranslations } from 'next-intl';
import { Field } from '@/components/form/field';
import { Input } from '@/components/ui/input';
import { PasswordInput } from '@/components/ui/password-input';

/** The account of the first owner. */
export function YouStep() {
  const t = useTranslations('setup');
  return (
    <div className="grid max-w-form gap-4">
      <Field name="ownerName" label={t('name')} help={t('nameHelp')}>
        {(control) => <Input {...control} size="gate" autoComplete="name" />}
      </Field>
      <Field name="email" label={t('email')} help={t('emailHelp')}>
        {(control) => <Input {...control} size="gate" type="email" autoComplete="username" />}
      </Field>
      <Field name="password" label={t('password')}>
        {(control) => <PasswordInput {...control} size="gate" meter />}
      </Field>
    </div>
  );
}
