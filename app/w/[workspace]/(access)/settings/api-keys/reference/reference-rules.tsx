import { useTranslations } from 'next-intl';
import { CopyField } from '@/components/ui/copy-field';
import { apiBase } from '@/lib/access/api/find-operation';
import { type ProblemKind, problemStatuses } from '@/lib/access/api/refusal';
import { perKey } from '@/lib/access/api-keys/limits';

const kinds = (Object.keys(problemStatuses) as ProblemKind[]).sort(
  (one, other) => problemStatuses[one] - problemStatuses[other],
);

/** What holds for every operation: address, key, pages, repetition, limit and errors. */
export function ReferenceRules({ origin }: { origin: string }) {
  const t = useTranslations('apiReference');
  const problems = useTranslations('api.problems');
  return (
    <section aria-labelledby="rules" className="grid max-w-wide gap-3">
      <h2 id="rules" className="type-16">
        {t('rules')}
      </h2>
      <CopyField value={`${origin}${apiBase}`} label={t('copyAddress')} />
      <ul className="grid list-disc gap-1.5 pl-5 text-ink-2">
        <li>{t('key')}</li>
        <li>{t('unknown')}</li>
        <li>{t('pages')}</li>
        <li>{t('once')}</li>
        <li>{t('limit', { count: perKey.most })}</li>
        <li>{t('errors')}</li>
      </ul>
      <details className="rounded-3 border">
        <summary className="cursor-pointer px-3 py-2 font-medium">{t('problems')}</summary>
        <ul>
          {kinds.map((kind) => (
            <li key={kind} className="grid gap-x-4 border-t px-3 py-2 tablet:grid-cols-[220px_minmax(0,1fr)]">
              <code className="text-[12.5px] leading-5">
                {problemStatuses[kind]} {kind}
              </code>
              <span className="text-ink-2">{problems(`${kind}.detail`)}</span>
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
