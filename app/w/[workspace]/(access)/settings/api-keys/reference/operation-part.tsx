import { useTranslations } from 'next-intl';
import { CodeBlock } from '@/components/ui/code-block';
import { curlLine } from '@/lib/access/api/curl-line';
import type { DescribedOperation } from '@/lib/access/api/document';
import { type ApiField, fieldsOf, type JsonSchema } from '@/lib/access/api/fields-of';
import { apiBase } from '@/lib/access/api/find-operation';
import type { Operation } from '@/lib/access/api/operation';
import { FieldList } from './field-list';

/** One operation: its address, scope, request, answer, and a `curl` line. */
export function OperationPart(props: {
  origin: string;
  operation: Operation;
  described: DescribedOperation;
}) {
  const { origin, operation, described } = props;
  const t = useTranslations('apiReference');
  const scopes = useTranslations('apiKeys');
  const { id, method, path, status, scope } = operation;
  const body = described.requestBody?.content['application/json'].schema;
  return (
    <section aria-labelledby={id} className="grid max-w-wide gap-3">
      <h2 id={id} className="type-16 font-mono [overflow-wrap:anywhere]">
        {method} {apiBase}
        {path}
      </h2>
      <p className="text-ink-2">{described.summary}</p>
      <p className="type-13 text-ink-2">{t('scope', { scope: scopes(`scope.${scope}`) })}</p>
      <CodeBlock value={curlLine(operation, origin, 'API_KEY')} label={t('copyExample', { operation: id })} />
      <FieldList title={t('request')} fields={[...parametersOf(described), ...fieldsOf(body)]} />
      <FieldList
        title={t('answer', { status: String(status) })}
        fields={fieldsOf(answerOf(described, status))}
      />
    </section>
  );
}

function parametersOf({ parameters }: DescribedOperation): ApiField[] {
  const inAddress = parameters.filter((parameter) => parameter.in !== 'header');
  return inAddress.flatMap(({ name, required, schema }) =>
    fieldsOf({ properties: { [name]: schema }, required: required ? [name] : [] }),
  );
}

function answerOf({ responses }: DescribedOperation, status: number): JsonSchema | undefined {
  const answer = responses[status];
  return answer && 'content' in answer ? answer.content['application/json'].schema : undefined;
}
