'use client';

import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/form/use-error-text';
import { Badge } from '@/components/ui/badge';
import { RelativeTime } from '@/components/ui/relative-time';
import type { RunView } from '@/lib/work/shortcuts/list-runs';
import { CancelRunButton } from './cancel-run-button';
import { useRunWords } from './run-words';

const tones = { running: 'accent', done: 'plain', failed: 'red', cancelled: 'plain' } as const;

/** The progress of a run, who started it and when, and a cancel button. */
export function RunLine({ workspace, run }: { workspace: string; run: RunView }) {
  const t = useTranslations('shortcuts');
  const errorText = useErrorText();
  const words = useRunWords();
  return (
    <>
      <Badge tone={tones[run.state]}>{t(`stateNames.${run.state}`)}</Badge>
      <span className="type-13 min-w-0 flex-1 text-ink-2">
        {words(run)}
        {run.failure && ` ${errorText(run.failure.message)}`}
      </span>
      <span className="type-13 text-ink-3">
        {run.startedBy.name} · <RelativeTime at={run.startedAt} />
      </span>
      {run.state === 'running' && <CancelRunButton workspace={workspace} runId={run.id} name={run.name} />}
    </>
  );
}
