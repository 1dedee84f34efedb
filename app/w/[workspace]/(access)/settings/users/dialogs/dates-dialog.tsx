'use client';

import { useTranslations } from 'next-intl';
import { useFormContext, useWatch } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { useAnswer } from '@/components/form/use-answer';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFoot } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewEffectsAction, setDatesAction } from '../actions';
import { Counting } from '../effects/effect-dialog-parts';
import { EffectFacts } from '../effects/effect-facts';
import { PreviewedEffects } from '../effects/previewed-effects';
import { SetDates } from '../inputs';
import { useDay } from '../use-day';
import { useUsersPage } from '../users-page-context';
import { MemberHead } from './member-head';

/** The first and the last day of an access, and what happens to the work at its end (B5). */
export function DatesDialog({ member, onClose }: { member: MemberView; onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <DatesForm member={member} onClose={onClose} />
      </DialogContent>
    </Dialog>
  );
}

function DatesForm({ member, onClose }: { member: MemberView; onClose: () => void }) {
  const t = useTranslations('users');
  const day = useDay();
  const { workspace } = useUsersPage();
  const { form, submit, error } = useActionForm(setDatesAction, SetDates, {
    defaultValues: {
      workspace: workspace.slug,
      memberId: member.id,
      version: member.version,
      starts: day.input(member.startsAt),
      ends: member.status === 'ended' ? '' : day.lastInput(member.endsAt),
      work: member.workAtEnd === 'successor' ? (member.successorId ?? 'unassigned') : member.workAtEnd,
    },
    onSuccess: () => {
      toast(t('datesSaved', { name: member.name }));
      onClose();
    },
  });
  const [starts, ends] = form.watch(['starts', 'ends']);
  const isPutOff = member.status === 'active' && starts > day.input(new Date());
  return (
    <ActionForm form={form} submit={submit}>
      <MemberHead title={t('datesTitle')} member={member} />
      <DialogBody>
        <FormError error={error} />
        <div className="grid grid-cols-2 gap-4 max-tablet:grid-cols-1">
          <Field name="starts" label={t('firstDay')} hint={t('optional')} help={t('firstDayHelp')}>
            {(control) => <DateInput {...control} />}
          </Field>
          <Field
            name="ends"
            label={t('lastDay')}
            hint={t('optional')}
            help={t('lastDayHelp', { timeZone: workspace.timeZone })}
          >
            {(control) => <DateInput {...control} />}
          </Field>
        </div>
        {isPutOff && <UntilStart memberId={member.id} />}
        {ends && <AtEnd memberId={member.id} />}
      </DialogBody>
      <DialogFoot note={t('changes.atOnce')}>
        <DialogCancel />
        <SubmitButton size="lg">{t('saveDates')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

/** What follows until a first day in the future, for a member who has access now (B2). */
function UntilStart({ memberId }: { memberId: string }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const preview = useAnswer(() =>
    previewEffectsAction({ workspace: workspace.slug, act: 'start', memberIds: [memberId] }),
  );
  return (
    <section aria-label={t('untilFirstDay')} className="grid gap-2.5">
      <h3 className="font-medium">{t('untilFirstDay')}</h3>
      <PreviewedEffects act="start" preview={preview} going={preview.data?.refused.length === 0 ? 1 : 0} />
    </section>
  );
}

/** What follows at the end (B2). One list for the work: it stays, becomes unassigned, or goes to a member. */
function AtEnd({ memberId }: { memberId: string }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const { control } = useFormContext();
  const work = useWatch({ control, name: 'work' });
  const { data: effects, error } = useAnswer(() =>
    previewEffectsAction({ workspace: workspace.slug, act: 'date', memberIds: [memberId] }),
  );
  const people = effects?.successors ?? [];
  const options = [
    { value: 'stays', label: t('workStays') },
    { value: 'unassigned', label: t('workUnassigned') },
    ...people.map(({ id, name }) => ({ value: id, label: t('workTo', { name }) })),
  ];
  const successorName = work === 'stays' ? undefined : (people.find(({ id }) => id === work)?.name ?? null);
  return (
    <>
      <ControlledField name="work" label={t('workAtEnd')} className="max-w-[320px]">
        {({ ref: _, ...field }) => <Select {...field} options={options} />}
      </ControlledField>
      {effects
        ? effects.refused.length === 0 && (
            <section aria-label={t('changes.title')}>
              <EffectFacts act="date" effects={effects} successorName={successorName} />
            </section>
          )
        : !error && <Counting />}
    </>
  );
}
