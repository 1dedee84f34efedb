import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { ArrowRight, Check } from '@/components/ui/icons';
import type { FirstStep, FirstStepId } from '@/lib/work/first-steps/list-first-steps';
import { DismissSteps } from './dismiss-steps';

/** Where each step is done. */
const paths: Readonly<Record<FirstStepId, string>> = {
  people: 'settings/users/invite',
  team: 'settings/teams/new',
  channel: 'settings/channels/new',
  contacts: 'contacts/import',
  message: 'messages/new',
};

/** What a new workspace needs next. Each step leads to its place, and is ticked by what is there. */
export function FirstSteps({ workspace, steps }: { workspace: string; steps: readonly FirstStep[] }) {
  const t = useTranslations('firstSteps');
  const done = steps.filter(({ isDone }) => isDone).length;
  return (
    <section aria-labelledby="first-steps" className="mb-8 max-w-form rounded-3 border">
      <header className="flex items-center gap-3 border-b px-4 py-2.5">
        <h2 id="first-steps" className="type-16 flex-1">
          {t('title')}
        </h2>
        <span className="type-13 text-ink-2">{t('done', { done, of: steps.length })}</span>
        <DismissSteps workspace={workspace} />
      </header>
      <ol>
        {steps.map(({ id, isDone }, index) => (
          <li key={id} className="border-b last:border-b-0">
            <Link
              href={`/w/${workspace}/${paths[id]}`}
              className="group flex items-center gap-3 px-4 py-2.5 hover:bg-hover"
            >
              <span
                className={cn(
                  'type-12 grid size-5 flex-none place-items-center rounded-full border',
                  isDone ? 'border-accent text-accent' : 'border-line-strong text-ink-2',
                )}
              >
                {isDone ? (
                  <Check role="img" aria-label={t('isDone')} className="size-3 stroke-3" />
                ) : (
                  index + 1
                )}
              </span>
              <span className="min-w-0 flex-1">
                <b className={cn('font-medium', isDone && 'text-ink-2')}>{t(`steps.${id}.title`)}</b>
                {!isDone && <span className="type-13 block text-ink-2">{t(`steps.${id}.lead`)}</span>}
              </span>
              <ArrowRight aria-hidden className="icon-16 flex-none text-ink-3" />
            </Link>
          </li>
        ))}
      </ol>
    </section>
  );
}
