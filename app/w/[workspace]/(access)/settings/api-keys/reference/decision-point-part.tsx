import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import { decisionPointOf, metadataAddressOf, metadataOf } from '@/lib/access/authzen/decision-point';
import { decisionScope } from '@/lib/access/authzen/decision-scope';

/** The decision point of the workspace: its addresses, and a `curl` line that asks it (B13). */
export function DecisionPointPart(props: {
  origin: string;
  workspace: string;
  /** The types of resources. */
  types: readonly string[];
}) {
  const { origin, workspace, types } = props;
  const t = useTranslations('apiReference.decisionPoint');
  const rules = useTranslations('apiReference');
  const scopes = useTranslations('apiKeys');
  const question = {
    subject: { type: 'user', id: 'ann@example.com' },
    action: { name: 'contacts.view' },
    resource: { type: 'contact', id: 'CONTACT_ID' },
  };
  const line = [
    "curl -H 'Authorization: Bearer API_KEY'",
    "-H 'Content-Type: application/json'",
    `-d '${JSON.stringify(question)}'`,
    metadataOf(origin, workspace)?.access_evaluation_endpoint,
  ].join(' ');
  return (
    <section aria-labelledby="decision-point" className="grid max-w-wide gap-3">
      <h2 id="decision-point" className="type-16">
        {t('title')}
      </h2>
      <p className="text-ink-2">{t('lead')}</p>
      <p className="type-13 text-ink-2">{rules('scope', { scope: scopes(`scope.${decisionScope}`) })}</p>
      <CopyField value={decisionPointOf(origin, workspace)} label={t('copyPoint')} />
      <CopyField value={metadataAddressOf(origin, workspace)} label={t('copyMetadata')} />
      <CodeBlock value={line} label={t('copyExample')} />
      <ul className="grid list-disc gap-1.5 pl-5 text-ink-2">
        <li>{t('subject')}</li>
        <li>{t('action')}</li>
        <li>{t('resource', { types: types.join(', ') })}</li>
        <li>{t('suppose')}</li>
        <li>{t('search')}</li>
        <li>{t('requests')}</li>
      </ul>
    </section>
  );
}
