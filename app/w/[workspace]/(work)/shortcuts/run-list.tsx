import Link from 'next/link';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { contactName } from '@/components/work/contact-name';
import type { RunView } from '@/lib/work/shortcuts/list-runs';
import { RunLine } from './run-line';

/** The running and recently finished shortcuts, each with its conversation. Renders nothing without any. */
export async function RunList({ workspace, runs }: { workspace: string; runs: readonly RunView[] }) {
  const t = await getTranslations('shortcuts');
  const contacts = await getTranslations('contacts');
  return (
    <section aria-label={t('runs')} className="flex-none px-(--gutter) pb-4">
      <LiveRefresh topics={['work']} />
      <h2 className="type-16 mb-2">{t('runs')}</h2>
      {runs.length === 0 ? (
        <p className="text-ink-2">{t('noRuns')}</p>
      ) : (
        <ul className="max-h-64 divide-y overflow-y-auto rounded-3 border [scrollbar-width:thin]">
          {runs.map((run) => (
            <li key={run.id} className="flex flex-wrap items-center gap-x-4 gap-y-1 px-3.5 py-2">
              <Link
                href={`/w/${workspace}/messages?conversation=${run.conversationId}`}
                className="min-w-0 font-medium underline-offset-2 hover:underline"
              >
                {t('in', { name: run.name, contact: contactName(contacts('noName'), run.contact) })}
              </Link>
              <RunLine workspace={workspace} run={run} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
