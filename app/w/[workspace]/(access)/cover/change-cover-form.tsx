'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { toast } from '@/components/ui/toast';
import type { CoverView } from '@/lib/access/members/cover/list-covers';
import { changeCoverAction } from './actions';
import { CoverEffects } from './cover-effects';
import { CoverFields } from './cover-fields';
import { ChangeCover } from './inputs';
import { useCoverDays } from './use-cover-days';

/** Changes the colleague or the days of a cover (B11). */
export function ChangeCoverForm(props: {
  workspace: { slug: string; timeZone: string };
  cover: CoverView;
  colleagues: readonly { id: string; name: string }[];
  onDone: () => void;
}) {
  const { workspace, cover, colleagues, onDone } = props;
  const t = useTranslations('cover');
  const days = useCoverDays(workspace.timeZone);
  const { form, submit, error } = useActionForm(changeCoverAction, ChangeCover, {
    defaultValues: {
      workspace: workspace.slug,
      coverId: cover.id,
      version: cover.version,
      byId: cover.by.id,
      starts: days.firstInput(cover.startsAt),
      ends: days.lastInput(cover.endsAt),
    },
    onSuccess: () => {
      toast(t('changed', { name: cover.absent.name }));
      onDone();
    },
  });
  const byId = form.watch('byId');
  const by = colleagues.find(({ id }) => id === byId);
  return (
    <ActionForm form={form} submit={submit} className="gap-4">
      <FormError error={error} />
      <CoverFields colleagues={colleagues} timeZone={workspace.timeZone} />
      {by && <CoverEffects workspace={workspace.slug} absent={cover.absent} by={by} changed={cover} />}
      <SubmitButton variant="secondary" className="self-start">
        {t('save')}
      </SubmitButton>
    </ActionForm>
  );
}
