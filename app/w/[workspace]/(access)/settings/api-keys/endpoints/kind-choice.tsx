'use client';

import { useTranslations } from 'next-intl';
import { useController, useWatch } from 'react-hook-form';
import { CheckboxField } from '@/components/form/checkbox-field';
import { FieldError } from '@/components/form/field-error';
import { NativeCheckbox } from '@/components/ui/native-checkbox';
import { type EventKind, eventKinds } from '@/lib/access/endpoints/event-kinds';

/** Chooses all events, or some kinds of them. */
export function KindChoice() {
  const t = useTranslations('endpoints');
  const { field } = useController({ name: 'kinds' });
  const isAll = useWatch({ name: 'isAll' }) === true;
  const chosen = field.value as readonly EventKind[];
  const choose = (kind: EventKind, isChosen: boolean) =>
    field.onChange(isChosen ? [...chosen, kind] : chosen.filter((each) => each !== kind));
  return (
    <fieldset className="grid gap-2.5">
      <legend className="mb-1.5 font-medium">{t('kinds')}</legend>
      <CheckboxField name="isAll" label={t('allKinds')} help={t('allHelp')} />
      {!isAll && (
        <ul className="rounded-3 border">
          {eventKinds.map((kind) => (
            <li key={kind} className="border-b last:border-b-0">
              <label className="flex min-h-10 cursor-pointer items-center gap-2.5 px-3">
                <NativeCheckbox
                  checked={chosen.includes(kind)}
                  onChange={(event) => choose(kind, event.target.checked)}
                />
                {t(`kind.${kind}`)}
              </label>
            </li>
          ))}
        </ul>
      )}
      <FieldError name="kinds" />
    </fieldset>
  );
}
