import { cn } from './class-names';

/** An address that gives way in its local part first; the domain stays readable. */
export function Email({ address, className }: { address: string; className?: string }) {
  const at = address.lastIndexOf('@');
  if (at < 0) return <span className={cn('truncate', className)}>{address}</span>;
  return (
    <span title={address} className={cn('inline-flex min-w-0 max-w-full', className)}>
      <span className="min-w-[3ch] truncate">{address.slice(0, at)}</span>
      <span className="max-w-[75%] flex-none truncate">{address.slice(at)}</span>
    </span>
  );
}
