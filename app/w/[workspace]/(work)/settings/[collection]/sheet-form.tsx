'use client';

import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { toast } from '@/components/ui/toast';
import type { Decision } from '@/lib/policy/model';
import { sheetOf } from '@/lib/work/collections/sheet-registry';
import type { SheetView } from '@/lib/work/records/settings-forms/read-settings';
import { saveSheetAction } from './actions';
import type { Choices } from './collection-place';
import { sheetForm } from './inputs';
import { FieldsOf } from './record-fields';
import { StaleSheet } from './stale-sheet';

interface SheetFormProps {
  workspace: string;
  /** The definition itself never travels: both sides have it. */
  sheet: string;
  seen: SheetView;
  choices: Choices;
  decision: Decision;
}

/** A sheet as it is, to be changed by who may. */
export function SheetForm({ workspace, sheet: id, seen, choices, decision }: SheetFormProps) {
  const t = useTranslations('records');
  const features = useTranslations('features');
  const sheet = useMemo(() => sheetOf(id) ?? { id, fields: {} }, [id]);
  const schema = useMemo(() => sheetForm(sheet), [sheet]);
  const title = features(`${id}.label`);
  const { form, submit, error } = useActionForm(saveSheetAction, schema, {
    defaultValues: { workspace, sheet: id, version: seen.version, fields: { ...seen.fields } },
    onSuccess: ({ version }, sent) => {
      form.reset({ ...sent, version });
      toast(t('saved', { name: title }));
    },
  });
  return (
    <ActionForm form={form} submit={submit} className="max-w-[420px] gap-4" aria-label={title}>
      {error?.kind === 'stale' ? (
        <StaleSheet
          workspace={workspace}
          sheet={id}
          onRead={({ version }) => form.setValue('version', version)}
        />
      ) : (
        <FormError error={error} />
      )}
      <FieldsOf id={id} of={sheet} choices={choices} />
      {decision.allowed ? (
        <SubmitButton className="self-start">{t('save')}</SubmitButton>
      ) : (
        <LockedButton label={t('save')} decision={decision} className="self-start" />
      )}
    </ActionForm>
  );
}
