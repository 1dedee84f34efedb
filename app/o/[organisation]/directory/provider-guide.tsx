import { useTranslations } from 'next-intl';

const providers = ['okta', 'entra'] as const;
const steps = ['connect', 'people', 'groups'] as const;

/** How the two most used identity providers are connected, each in three steps. */
export function ProviderGuide() {
  const t = useTranslations('directory.guide');
  return providers.map((provider) => (
    <details key={provider} className="rounded-2 border px-3 py-2">
      <summary className="cursor-pointer font-medium">{t(`${provider}.title`)}</summary>
      <ol className="mt-2 grid list-decimal gap-1.5 pl-5 text-ink-2">
        {steps.map((step) => (
          <li key={step}>{t(`${provider}.${step}`)}</li>
        ))}
      </ol>
    </details>
  ));
}
