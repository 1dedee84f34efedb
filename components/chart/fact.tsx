import Link from 'next/link';
import type { ReactNode } from 'react';

/** Figures in a row, separated by hairlines; two per line on phones. */
export function Facts({ label, children }: { label: string; children: ReactNode }) {
  return (
    <dl
      aria-label={label}
      className="flex flex-wrap border-y py-4 max-tablet:grid max-tablet:grid-cols-2 max-tablet:gap-y-4"
    >
      {children}
    </dl>
  );
}

/** One figure: its label, its value and a note to compare it with. With `href` it links to the counted items. */
export function Fact(props: { label: string; value: ReactNode; note?: ReactNode; href?: string }) {
  return (
    <div className="min-w-36 flex-1 border-l px-5 first:border-l-0 first:pl-0 max-tablet:min-w-0 max-tablet:border-l-0 max-tablet:px-0">
      <dt className="type-13 text-ink-2">
        {props.href ? (
          <Link href={props.href} className="text-accent underline-offset-2 hover:underline">
            {props.label}
          </Link>
        ) : (
          props.label
        )}
      </dt>
      <dd className="type-22 mt-0.5">{props.value}</dd>
      {props.note && <dd className="type-12 mt-0.5 text-ink-3">{props.note}</dd>}
    </div>
  );
}
