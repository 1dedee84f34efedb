'use client';

import { useTranslations } from 'next-intl';
import { useController, useWatch } from 'react-hook-form';
import { ActionForm } from '@/components/form/action-form';
import { Field } from '@/components/form/field';
import { FieldError } from '@/components/form/field-error';
import { FormError } from '@/components/form/form-error';
import { SubmitButton } from '@/components/form/submit-button';
import { useActionForm } from '@/components/form/use-action-form';
import { Callout } from '@/components/ui/callout';
import { Checkbox } from '@/components/ui/checkbox';
import { ChoiceCard } from '@/components/ui/choice-card';
import { DateInput } from '@/components/ui/date-input';
import { RadioGroup } from '@/components/ui/radio';
import { toast } from '@/components/ui/toast';
import type { RequirementView } from '@/lib/access/second-factor/requirement';
import { changeRequirementAction } from './actions';

interface Choice {
  role: string;
  label: string;
}

const schema = () => import('./inputs').then((module) => module.ChangeRequirement);

const scopes = ['none', 'everyone', 'roles'] as const;

/** Of whom the second factor is required, and from which day on. */
export function RequirementForm(props: {
  workspace: string;
  timeZone: string;
  /** As 2026-12-31. */
  today: string;
  requirement: Pick<RequirementView, 'version' | 'from' | 'roles' | 'ofProvider' | 'hasOwn'>;
  /** The name of the identity provider; null without one. */
  provider: string | null;
  choices: readonly Choice[];
}) {
  const t = useTranslations('factorRequirement');
  const { workspace, timeZone, today, requirement, provider, choices } = props;
  const { form, submit, error } = useActionForm(changeRequirementAction, schema, {
    defaultValues: {
      workspace,
      version: requirement.version,
      scope: scopeOf(requirement),
      roles: requirement.roles ?? [],
      from: requirement.from ?? '',
      ofProvider: requirement.ofProvider,
    },
    onSuccess: () => toast(t('saved')),
  });
  const scope = form.watch('scope');
  return (
    <ActionForm form={form} submit={submit} className="max-w-form gap-4" aria-label={t('title')}>
      {!requirement.hasOwn && <OwnFirst workspace={workspace} />}
      <FormError error={error} />
      <ScopeChoice choices={choices} />
      {scope !== 'none' && (
        <Field name="from" label={t('from')} help={t('fromHelp', { timeZone })}>
          {(control) => <DateInput {...control} min={today} />}
        </Field>
      )}
      {scope !== 'none' && (provider || requirement.ofProvider) && <OfProvider provider={provider} />}
      <SubmitButton className="self-start">{t('save')}</SubmitButton>
    </ActionForm>
  );
}

const scopeOf = ({ from, roles }: Pick<RequirementView, 'from' | 'roles'>) => {
  if (from === null) return 'none';
  return roles === null ? 'everyone' : 'roles';
};

/** Whether the second factor of the identity provider counts. Without a provider no one has one. */
function OfProvider({ provider }: { provider: string | null }) {
  const t = useTranslations('factorRequirement');
  const { field } = useController({ name: 'ofProvider' });
  return (
    <div className="grid gap-1">
      <label className="flex cursor-pointer items-center gap-2.5">
        <Checkbox checked={field.value} onCheckedChange={field.onChange} />
        {t('ofProvider', { provider: provider ?? t('anyProvider') })}
      </label>
      <p className="type-13 pl-6 text-ink-2">{t('ofProviderHelp')}</p>
    </div>
  );
}

/** Who requires it needs one first, so that they do not lock themself out. */
function OwnFirst({ workspace }: { workspace: string }) {
  const t = useTranslations('factorRequirement');
  const back = new URLSearchParams({ callbackUrl: `/w/${workspace}/settings/second-factor` });
  return (
    <Callout tone="amber">
      {t.rich('ownFirst', {
        link: (words) => (
          <a href={`/second-factor?${back}`} className="link">
            {words}
          </a>
        ),
      })}
    </Callout>
  );
}

function ScopeChoice({ choices }: { choices: readonly Choice[] }) {
  const t = useTranslations('factorRequirement');
  const { field } = useController({ name: 'scope' });
  return (
    <RadioGroup aria-label={t('whom')} value={field.value} onValueChange={field.onChange}>
      {scopes.map((scope) => (
        <ChoiceCard key={scope} value={scope} label={t(`scope.${scope}`)}>
          <p className="type-13 mt-1 pl-6 text-ink-2">{t(`scopeHelp.${scope}`)}</p>
        </ChoiceCard>
      ))}
      {field.value === 'roles' && <RoleChoice choices={choices} />}
    </RadioGroup>
  );
}

function RoleChoice({ choices }: { choices: readonly Choice[] }) {
  const t = useTranslations('factorRequirement');
  const { field } = useController({ name: 'roles' });
  const chosen: readonly string[] = useWatch({ name: 'roles' });
  return (
    <fieldset className="grid gap-1.5">
      <legend className="mb-1.5 font-medium">{t('roles')}</legend>
      {choices.map(({ role, label }) => (
        <label key={role} className="flex cursor-pointer items-center gap-2.5">
          <Checkbox
            checked={chosen.includes(role)}
            onCheckedChange={(isChosen) =>
              field.onChange(isChosen ? [...chosen, role] : chosen.filter((each) => each !== role))
            }
          />
          {label}
        </label>
      ))}
      <FieldError name="roles" />
    </fieldset>
  );
}
