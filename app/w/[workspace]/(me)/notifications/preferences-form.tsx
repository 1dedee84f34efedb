'use client';

import { useTranslations } from 'next-intl';
import { use } from 'react';
import { useController } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { toast } from '@/components/ui/toast';
import type { Preference } from '@/lib/access/notifications/preferences';
import { savePreferencesAction } from './actions';

const schema = () => import('./inputs').then((module) => module.SavePreferences);

/** A row per event, a column per medium. */
export function PreferencesForm(props: {
  preferences: Promise<Preference[]>;
  workspace: string;
  email: string;
  canMail: boolean;
}) {
  const t = useTranslations('notifications');
  const { workspace, email, canMail } = props;
  const preferences = use(props.preferences);
  const { form, submit, error } = useActionForm(savePreferencesAction, schema, {
    defaultValues: { workspace, preferences },
    onSuccess: () => toast(t('saved')),
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4 pt-2">
      <FormError error={error} />
      <table aria-label={t('title')} className="w-full border-separate border-spacing-0">
        <thead>
          <tr className="type-12 text-left text-ink-3 [&>th]:h-9 [&>th]:border-b [&>th]:font-medium">
            <th scope="col">{t('event')}</th>
            <th scope="col" className="w-24 text-center">
              {t('inConsole')}
            </th>
            <th scope="col" className="w-24 text-center">
              {t('byMail')}
            </th>
          </tr>
        </thead>
        <tbody>
          {preferences.map(({ event }, index) => (
            <tr key={event} className="[&>*]:border-b [&>*]:py-3">
              <th scope="row" className="text-left font-normal">
                <b className="block font-medium">{t(`events.${event}.label`)}</b>
                <small className="type-13 text-ink-2">{t(`events.${event}.description`)}</small>
              </th>
              {(['inConsole', 'byMail'] as const).map((way) => (
                <td key={way} className="text-center">
                  <Way
                    name={`preferences.${index}.${way}`}
                    label={t('way', { event: t(`events.${event}.label`), way: t(way) })}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {canMail ? (
        <p className="type-13 text-ink-2">{t('mailTo', { email })}</p>
      ) : (
        <Callout>{t('noMail')}</Callout>
      )}
      <SubmitButton className="self-start">{t('save')}</SubmitButton>
    </ActionForm>
  );
}

function Way({ name, label }: { name: string; label: string }) {
  const { field } = useController({ name });
  return (
    <Checkbox
      aria-label={label}
      className="mx-auto"
      checked={field.value === true}
      onCheckedChange={(checked) => field.onChange(checked)}
      onBlur={field.onBlur}
      inputRef={field.ref}
    />
  );
}
