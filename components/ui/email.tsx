import { cn } from './class-names';

/** An address as one text, which can be copied and found in the page; its end gives way where there is no room. */
export function Email({ address, className }: { address: string; className?: string }) {
  return (
    <span title={address} className={cn('inline-block min-w-0 max-w-full truncate align-bottom', className)}>
      {address}
    </span>
  );
}
