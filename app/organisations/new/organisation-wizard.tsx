'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import { useActionForm } from '@/components/form/use-action-form';
import { languageOf } from '@/lib/platform/i18n/locales';
import { openOrganisationAction } from './actions';
import { ModelStep } from './model-step';
import { NameStep } from './name-step';
import { Opened } from './opened';
import { type Me, OwnerStep } from './owner-step';
import { PlanStep } from './plan-step';
import { type Country, RegionStep } from './region-step';
import { Wizard } from './wizard';

const schema = () => import('./inputs').then((module) => module.OpenOrganisation);

/** Another organisation, then its first owner; created at once. */
export function OrganisationWizard({ me, countries }: { me: Me; countries: readonly Country[] }) {
  const [invited, setInvited] = useState<{ email: string; link: string; workspace: string } | null>(null);
  const { form, submit, error } = useActionForm(openOrganisationAction, schema, {
    defaultValues: {
      name: '',
      workspaceName: '',
      country: '',
      locale: languageOf(useLocale()),
      timeZone: '',
      model: 'team-inbox',
      plan: 'growth',
      owner: null,
    },
    onSuccess: ({ workspace, link, isMailed }, { owner }) => {
      if (link && owner !== null && !isMailed) setInvited({ email: owner, link, workspace });
      else window.location.assign(`/w/${workspace}`);
    },
  });
  if (invited) return <Opened {...invited} />;
  return (
    <Wizard
      form={form}
      submit={submit}
      error={error}
      steps={[
        { id: 'name', fields: ['name', 'workspaceName'], content: <NameStep /> },
        {
          id: 'region',
          fields: ['country', 'locale', 'timeZone'],
          content: <RegionStep countries={countries} />,
        },
        { id: 'model', fields: ['model'], content: <ModelStep /> },
        { id: 'plan', fields: ['plan'], content: <PlanStep /> },
        { id: 'owner', fields: ['owner'], content: <OwnerStep me={me} /> },
      ]}
    />
  );
}
