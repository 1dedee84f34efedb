'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { toast } from '@/components/ui/toast';
import { startCoverAction } from './actions';
import { CoverEffects } from './cover-effects';
import { CoverFields } from './cover-fields';
import { StartCover } from './inputs';

/** Lends the seats of a member: to which colleague, and for which days (B11). */
export function StartCoverForm(props: {
  workspace: { slug: string; timeZone: string };
  absent: { id: string; name: string };
  colleagues: readonly { id: string; name: string }[];
  onDone?: () => void;
  /** Around the fields and the button, where the form is in a dialog. */
  frame?: (fields: ReactNode, button: ReactNode) => ReactNode;
}) {
  const { workspace, absent, colleagues, onDone, frame } = props;
  const t = useTranslations('cover');
  const defaultValues = { workspace: workspace.slug, memberId: absent.id, byId: '', starts: '', ends: '' };
  const { form, submit, error } = useActionForm(startCoverAction, StartCover, {
    defaultValues,
    onSuccess: (_, { byId }) => {
      const by = colleagues.find(({ id }) => id === byId)?.name ?? '';
      toast(t('arranged', { by, name: absent.name }));
      form.reset(defaultValues);
      onDone?.();
    },
  });
  const byId = form.watch('byId');
  const by = colleagues.find(({ id }) => id === byId);
  const fields = (
    <>
      <FormError error={error} />
      <CoverFields colleagues={colleagues} timeZone={workspace.timeZone} />
      {by && <CoverEffects workspace={workspace.slug} absent={absent} by={by} />}
    </>
  );
  const button = (
    <SubmitButton {...(frame ? { size: 'lg' } : { variant: 'secondary', className: 'self-start' })}>
      {t('arrange')}
    </SubmitButton>
  );
  return (
    <ActionForm form={form} submit={submit} className={frame ? undefined : 'gap-4'}>
      {frame ? (
        frame(fields, button)
      ) : (
        <>
          {fields}
          {button}
        </>
      )}
    </ActionForm>
  );
}
