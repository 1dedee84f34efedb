'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useRef } from 'react';
import { z } from 'zod';
import { ActionForm } from '@/components/form/action-form';
import { ControlledField, Field } from '@/components/form/field';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { FileInput } from '@/components/ui/file-input';
import { Textarea } from '@/components/ui/textarea';
import { longestList } from '@/lib/access/members/invite-many/list-limits';
import { initialGrants } from '@/lib/policy/changes/offers';
import { LevelChoice } from '../access/level-choice';
import { useProposedLevel } from '../access/levels';
import { RestrictionOptions } from '../access/restriction-options';
import { RightOptions } from '../access/right-options';
import { TeamChoice } from '../access/team-choice';
import { useUsersPage } from '../users-page-context';
import { CreateBatch } from './inputs';
import { uploadList } from './upload-list';

/** The list as text, or the name of a chosen file. */
const PastedList = CreateBatch.omit({ part: true })
  .extend({
    list: z.string().max(longestList, 'list-too-long'),
    file: z.string().max(1_000),
  })
  .refine(({ list, file }) => list.trim() !== '' || file !== '', { path: ['list'], message: 'required' });

/** A list to paste, or a file, with the access of the rows that state none. */
export function PasteForm() {
  const t = useTranslations('inviteMany');
  const router = useRouter();
  const { workspace, access } = useUsersPage();
  const role = useProposedLevel();
  const chosenFile = useRef<File | null>(null);
  const { form, submit, error } = useActionForm(
    async ({ list, file: _, ...input }) => {
      const file = chosenFile.current;
      const bytes = file ? new Uint8Array(await file.arrayBuffer()) : new TextEncoder().encode(list);
      return uploadList(bytes.subarray(0, longestList + 1), input);
    },
    PastedList,
    {
      defaultValues: {
        workspace: workspace.slug,
        ...{ list: '', file: '', role, restrictions: [], grants: initialGrants(access, role), teamId: null },
      },
      onSuccess: ({ batchId }) => router.push(`/w/${workspace.slug}/settings/users/invite-many/${batchId}`),
    },
  );
  return (
    <ActionForm form={form} submit={submit} className="gap-5">
      <FormError error={error} />
      <Field name="list" label={t('list')} hint={t('listHint')} help={t('listHelp')}>
        {(control) => (
          <Textarea
            {...control}
            rows={8}
            spellCheck={false}
            autoCapitalize="none"
            placeholder={t('listPlaceholder')}
            className="resize-y font-mono text-[13px]"
          />
        )}
      </Field>
      <ControlledField name="file" label={t('file')} hint={t('fileHint')}>
        {({ value: _, onChange, ref: __, ...control }) => (
          <FileInput
            {...control}
            accept=".csv,.txt,.tsv,.vcf,.ics,text/csv,text/plain,text/tab-separated-values,text/vcard,text/calendar"
            onChoose={(file) => {
              chosenFile.current = file;
              onChange(file?.name ?? '');
            }}
          />
        )}
      </ControlledField>
      <section aria-labelledby="standard-access" className="grid gap-4">
        <div>
          <h2 id="standard-access" className="type-16 font-semibold">
            {t('standard')}
          </h2>
          <p className="type-13 text-ink-2">{t('standardHelp')}</p>
        </div>
        <LevelChoice look="cards" />
        <RestrictionOptions role={form.watch('role')} />
        <TeamChoice />
        <RightOptions role={form.watch('role')} />
      </section>
      <div>
        <SubmitButton size="lg">{t('preview')}</SubmitButton>
      </div>
    </ActionForm>
  );
}
