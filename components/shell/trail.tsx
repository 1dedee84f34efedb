import Link from 'next/link';
import { cn } from '@/components/ui/class-names';
import { ArrowLeft } from '@/components/ui/icons';

/** The page above this one. */
export interface Trail {
  href: string;
  label: string;
}

/** The way up: small words, or an arrow of 44 px in the app bar. */
export function TrailLink(props: { trail: Trail; isArrow?: boolean; className?: string }) {
  const { href, label } = props.trail;
  return (
    <Link
      href={href}
      prefetch={false}
      data-screen-only
      className={cn(
        props.isArrow
          ? 'grid size-11 flex-none place-items-center rounded-2 text-ink-2 hover:bg-press'
          : 'type-13 -ml-1 flex w-fit items-center gap-1 rounded-1 px-1 font-medium text-ink-2 hover:text-ink',
        props.className,
      )}
    >
      {props.isArrow ? (
        <>
          <ArrowLeft className="icon-20" aria-hidden />
          <span className="sr-only">{label}</span>
        </>
      ) : (
        <>
          <ArrowLeft className="icon-14 text-ink-3" aria-hidden />
          {label}
        </>
      )}
    </Link>
  );
}
