import Link from 'next/link';
import { cn } from '@/components/ui/class-names';
import type { Topic } from './topics';

/** The list of topics; on narrow screens it folds. */
export function Contents(props: {
  label: string;
  entries: readonly { topic: Topic; title: string }[];
  current: Topic;
}) {
  const list = (
    <ul className="grid gap-0.5">
      {props.entries.map(({ topic, title }) => (
        <li key={topic}>
          <Link
            href={`/help/${topic}`}
            prefetch={false}
            aria-current={topic === props.current ? 'page' : undefined}
            className={cn(
              'block rounded-2 px-3 py-1.5 text-ink-2 hover:bg-hover hover:text-ink max-tablet:py-2.5',
              topic === props.current && 'bg-accent-soft font-medium text-accent-ink',
            )}
          >
            {title}
          </Link>
        </li>
      ))}
    </ul>
  );
  return (
    <nav aria-label={props.label} className="-ml-3 print:hidden">
      <div className="max-desk:hidden">{list}</div>
      <details className="desk:hidden">
        <summary className="cursor-pointer px-3 py-2 font-medium">{props.label}</summary>
        {list}
      </details>
    </nav>
  );
}
