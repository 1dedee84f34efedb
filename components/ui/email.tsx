import { cn } from './class-names';

/**
 * An email address as one text node, so that it can be copied and found in the page; its end is truncated where space
 * is short.
 */
export function Email({ address, className }: { address: string; className?: string }) {
  return (
    <span title={address} className={cn('email', className)}>
      {address}
    </span>
  );
}
