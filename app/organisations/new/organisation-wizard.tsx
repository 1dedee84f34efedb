'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import { emptyOrganisation, organisationSteps } from '@/app/organisations/wizard/organisation-steps';
import type { Country } from '@/app/organisations/wizard/region-step';
import { Wizard } from '@/app/organisations/wizard/wizard';
import { useActionForm } from '@/components/form/use-action-form';
import { languageOf } from '@/lib/platform/i18n/locales';
import { openOrganisationAction } from './actions';
import { Opened } from './opened';
import { type Me, OwnerStep } from './owner-step';

const schema = () => import('./inputs').then((module) => module.OpenOrganisation);

/** Another organisation, then its first owner; created at once. */
export function OrganisationWizard({ me, countries }: { me: Me; countries: readonly Country[] }) {
  const [invited, setInvited] = useState<{ email: string; link: string; workspace: string } | null>(null);
  const { form, submit, error } = useActionForm(openOrganisationAction, schema, {
    defaultValues: {
      ...emptyOrganisation(languageOf(useLocale())),
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
        ...organisationSteps(countries),
        { id: 'owner', fields: ['owner'], content: <OwnerStep me={me} /> },
      ]}
    />
  );
}
