'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { use } from 'react';
import { Part, Parts } from '@/components/shell/part';
import type { GeneralSettings } from '@/lib/access/workspaces/general-settings';
import type { Decision } from '@/lib/policy/model';
import { GeneralForm } from './general-form';

/** The page after its settings are loaded. */
export function GeneralParts(props: {
  settings: Promise<GeneralSettings>;
  workspace: string;
  /** The access model's word for a workspace. */
  calls: 'workspace' | 'account';
  decision: Decision;
  timeZones: readonly string[];
  countries: readonly { code: string; name: string }[];
}) {
  const t = useTranslations('general');
  const plans = useTranslations('plans');
  const models = useTranslations('models');
  const settings = use(props.settings);
  const admins = settings.admins.map(({ name }) => name).join(', ');
  return (
    <Parts>
      <Part title={t('settingsTitle', { calls: props.calls })} lead={t('settingsLead')}>
        <GeneralForm
          settings={settings}
          workspace={props.workspace}
          calls={props.calls}
          decision={props.decision}
          timeZones={props.timeZones}
          countries={props.countries}
        />
      </Part>
      <Part title={t('addressTitle')} lead={t('addressLead')}>
        <p className="break-all font-medium">/w/{settings.slug}</p>
      </Part>
      <Part title={t('modelTitle')} lead={t('modelLead')}>
        <p className="font-medium">
          {settings.isAdmin ? (
            <Link href={`/o/${settings.organisation.slug}/access-model`} className="link">
              {models(settings.model)}
            </Link>
          ) : (
            models(settings.model)
          )}
        </p>
      </Part>
      <Part
        title={t('planTitle')}
        lead={t('planLead', { organisation: settings.organisation.name, admins: admins || '–' })}
      >
        <p className="font-medium">
          {settings.isAdmin ? (
            <Link href={`/o/${settings.organisation.slug}/plan`} className="link">
              {plans(settings.plan)}
            </Link>
          ) : (
            plans(settings.plan)
          )}
        </p>
      </Part>
    </Parts>
  );
}
