import type { ReactNode } from 'react';
import { cn } from './class-names';
import { CircleAlert, Info } from './icons';

const tones = {
  plain: 'bg-sunken text-ink-2 [&_b]:text-ink',
  amber: 'border-amber-line bg-amber-soft text-amber-ink [&>.lucide]:text-amber',
  error: 'border-red-line bg-red-soft text-red-ink',
};

/** A highlighted text. Amber is for states that are pending or can be lifted; warnings use the plain tone. */
export function Callout(props: {
  tone?: keyof typeof tones;
  icon?: ReactNode;
  role?: 'status' | 'alert';
  className?: string;
  children: ReactNode;
}) {
  const tone = props.tone ?? 'plain';
  return (
    <div
      role={props.role}
      className={cn(
        'type-13 flex gap-2.5 rounded-3 border px-3 py-2.5 [&>.lucide]:mt-px [&_b]:font-semibold',
        tones[tone],
        props.className,
      )}
    >
      {props.icon ?? (tone === 'error' ? <CircleAlert aria-hidden /> : <Info aria-hidden />)}
      <div className="min-w-0 flex-1">{props.children}</div>
    </div>
  );
}
