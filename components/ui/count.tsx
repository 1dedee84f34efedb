import { useFormatter } from 'next-intl';
import { cn } from './class-names';

const tones = {
  plain: 'bg-press text-ink-2',
  accent: 'bg-accent text-on-accent',
  amber: 'bg-amber-soft text-amber-ink shadow-[inset_0_0_0_1px_var(--amber-line)]',
};

/** A number in a pill, in the reader's number format. Never truncated. */
export function Count({ value, tone = 'plain' }: { value: number; tone?: keyof typeof tones }) {
  const format = useFormatter();
  return (
    <span
      className={cn(
        'h-[18px] min-w-5 flex-none rounded-full px-[5px] text-center font-semibold text-[11px] leading-[18px]',
        tones[tone],
      )}
    >
      {format.number(value)}
    </span>
  );
}
