'use client';

import { useTranslations } from 'next-intl';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { DateInput } from '@/components/ui/date-input';
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFoot } from '@/components/ui/dialog';
import { Select } from '@/components/ui/select';
import { toast } from '@/components/ui/toast';
import type { MemberView } from '@/lib/access/members/member-view';
import { previewRevocationsAction, setDatesAction } from './actions';
import { SetDates } from './inputs';
import { MemberHead } from './member-head';
import { useCounted } from './use-counted';
import { useDay } from './use-day';
import { useUsersPage } from './users-page-context';

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
  const ends = form.watch('ends');
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
        {ends && <WorkAtEnd memberId={member.id} />}
      </DialogBody>
      <DialogFoot note={t('changes.atOnce')}>
        <DialogCancel />
        <SubmitButton size="lg">{t('saveDates')}</SubmitButton>
      </DialogFoot>
    </ActionForm>
  );
}

/** One list: the work stays, becomes unassigned, or goes to one of the members who can get it. */
function WorkAtEnd({ memberId }: { memberId: string }) {
  const t = useTranslations('users');
  const { workspace } = useUsersPage();
  const preview = useCounted(() =>
    previewRevocationsAction({ workspace: workspace.slug, memberIds: [memberId] }),
  );
  const people = (preview.data?.successors ?? []).map(({ id, name }) => ({
    value: id,
    label: t('workTo', { name }),
  }));
  const options = [
    { value: 'stays', label: t('workStays') },
    { value: 'unassigned', label: t('workUnassigned') },
    ...people,
  ];
  return (
    <ControlledField name="work" label={t('workAtEnd')} className="max-w-[320px]">
      {({ ref: _, ...control }) => <Select {...control} options={options} />}
    </ControlledField>
  );
}
