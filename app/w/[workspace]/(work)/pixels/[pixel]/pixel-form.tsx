'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { StalePageNotice } from '@/components/form/stale-notice';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { LockedButton } from '@/components/lock/locked-button';
import { toast } from '@/components/ui/toast';
import type { PixelView } from '@/lib/work/pixels/pixel-view';
import { updatePixelAction } from '../actions';
import { PixelFields } from '../pixel-fields';

const schema = () => import('../inputs').then((module) => module.UpdatePixel);

/** The settings of a pixel; read-only for people who may not change them (R5). */
export function PixelForm({ workspace, pixel }: { workspace: string; pixel: PixelView }) {
  const t = useTranslations('pixels');
  const { id: pixelId, version, name, site, isOn, honoursPrivacy, keepDays, may } = pixel;
  const saved = { workspace, pixelId, version, name, site, isOn, honoursPrivacy, keepDays };
  const { form, submit, error } = useActionForm(updatePixelAction, schema, {
    defaultValues: saved,
    onSuccess: (now, sent) => {
      form.reset({ ...sent, version: now.version });
      toast(t('saved'));
    },
  });
  const typed = form.getValues();
  const onOrOff = (isSet: boolean) => (isSet ? t('on') : t('off'));
  return (
    <ActionForm form={form} submit={submit} className="max-w-[376px] gap-4" aria-label={t('settings')}>
      {error?.kind === 'stale' ? (
        <StalePageNotice
          saved={version}
          onRead={(now) => form.setValue('version', now)}
          onTakeOver={() => form.reset(saved)}
          versions={[
            { field: t('name'), saved: name, own: typed.name },
            { field: t('site'), saved: site, own: String(typed.site) },
            { field: t('isOn'), saved: onOrOff(isOn), own: onOrOff(typed.isOn) },
            {
              field: t('honoursPrivacy'),
              saved: onOrOff(honoursPrivacy),
              own: onOrOff(typed.honoursPrivacy),
            },
            { field: t('keepDays'), saved: String(keepDays), own: String(typed.keepDays) },
          ]}
        />
      ) : (
        <FormError error={error} />
      )}
      <PixelFields isReadOnly={!may.update.allowed} />
      {may.update.allowed ? (
        <SubmitButton className="self-start">{t('save')}</SubmitButton>
      ) : (
        <LockedButton label={t('save')} decision={may.update} className="self-start" />
      )}
    </ActionForm>
  );
}
