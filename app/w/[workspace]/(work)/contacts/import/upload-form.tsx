'use client';

import { useRouter } from 'next/navigation';
import { useTranslations } from 'next-intl';
import { useId, useState } from 'react';
import { useErrorText } from '@/components/form/use-error-text';
import { useRequest } from '@/components/form/use-request-id';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { FileInput } from '@/components/ui/file-input';
import { Progress } from '@/components/ui/progress';
import type { ActionError } from '@/lib/platform/action-result';
import { createImportAction, readImportAction } from './actions';

/** The largest piece that the server accepts. */
const pieceBytes = 192 * 1024;

/** Uploads a file in pieces, then opens its import. */
export function UploadForm({ workspace }: { workspace: string }) {
  const t = useTranslations('contacts.import');
  const errorText = useErrorText();
  const createImport = useRequest(createImportAction);
  const router = useRouter();
  const input = useId();
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState<number | null>(null);
  const [error, setError] = useState<string | null>(null);

  async function upload(chosen: File): Promise<string> {
    const created = await createImport({
      workspace,
      filename: chosen.name.slice(0, 255),
      size: chosen.size,
    });
    if (!created.ok) throw new Error(keyOf(created.error));
    const { importId } = created.data;
    for (let position = 0; position * pieceBytes < chosen.size; position++) {
      const from = position * pieceBytes;
      const body = chosen.slice(from, from + pieceBytes);
      const address = `/w/${workspace}/contacts/imports/${importId}?position=${position}`;
      const answer = await fetch(address, { method: 'POST', body }).catch(() => null);
      if (!answer?.ok) throw new Error(answer ? keyOf(await answer.json().catch(() => null)) : 'unreachable');
      setSent(Math.min(from + pieceBytes, chosen.size));
    }
    const read = await readImportAction({ workspace, importId });
    if (!read.ok) throw new Error(keyOf(read.error));
    return importId;
  }

  async function send(event: React.FormEvent) {
    event.preventDefault();
    if (!file) return setError('required');
    setError(null);
    setSent(0);
    try {
      router.push(`/w/${workspace}/contacts/import/${await upload(file)}`);
    } catch (failure) {
      setSent(null);
      setError(failure instanceof Error ? failure.message : 'fault');
    }
  }

  return (
    <form method="post" onSubmit={send} className="grid gap-4">
      <p className="text-ink-2">{t('intro')}</p>
      <div className="grid gap-1.5">
        <label htmlFor={input} className="font-medium">
          {t('file')}
        </label>
        <FileInput
          id={input}
          accept=".csv,.txt,.tsv,.vcf,text/csv,text/plain,text/tab-separated-values,text/vcard"
          disabled={sent !== null}
          onChoose={setFile}
        />
      </div>
      {error && (
        <Callout tone="error" role="alert">
          {errorText(error)}
        </Callout>
      )}
      {sent !== null && file && (
        <Progress
          label={sent < file.size ? t('sending') : t('reading')}
          value={sent}
          max={file.size}
          help={t('stay')}
        />
      )}
      <div>
        <Button type="submit" variant="primary" busy={sent !== null}>
          {t('send')}
        </Button>
      </div>
    </form>
  );
}

/** The message of the file field, else that of the whole form. */
function keyOf(error: Partial<Pick<ActionError, 'message' | 'fields'>> | null): string {
  return error?.fields?.file ?? error?.message ?? 'fault';
}
