'use client';

import { useTranslations } from 'next-intl';
import { useErrorText } from '@/components/form/use-error-text';
import { LockedButton } from '@/components/lock/locked-button';
import { Callout } from '@/components/ui/callout';
import { LoaderCircle, Zap } from '@/components/ui/icons';
import type { RunView } from '@/lib/work/shortcuts/list-runs';
import { useContactsPage } from '../contacts/contacts-page-context';
import { CancelRunButton } from './cancel-run-button';
import { useRunWords } from './run-words';

/** The current step of a shortcut in the conversation, or the reason why it stopped (S1.25). */
export function RunStrip({ run }: { run: RunView }) {
  const t = useTranslations('shortcuts');
  const errorText = useErrorText();
  const words = useRunWords();
  const { workspace } = useContactsPage();
  const isRunning = run.state === 'running';
  const icon = !isRunning ? undefined : run.waitsUntil ? (
    <Zap aria-hidden />
  ) : (
    <LoaderCircle className="spin" aria-hidden />
  );
  return (
    <Callout tone={isRunning ? 'plain' : 'error'} role="status" icon={icon} className="mx-4 mb-2 flex-none">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="min-w-0 flex-1">
          <b>{t('by', { name: run.name, starter: run.startedBy.name })}</b> {words(run)}
          {run.failure && ` ${errorText(run.failure.message)}`}
        </span>
        {isRunning && <CancelRunButton workspace={workspace} runId={run.id} name={run.name} />}
        {run.failure?.decision && <LockedButton size="sm" label={run.name} decision={run.failure.decision} />}
      </div>
    </Callout>
  );
}
