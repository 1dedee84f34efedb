import { KeyRound, MessageCircle, SlidersHorizontal } from 'lucide-react';
import { cn } from '@/components/ui/class-names';
import type { AccessModel } from '@/lib/policy/model';

/** Key for the top role, sliders for a role that administers others, speech bubble for the rest. */
export function RoleIcon({
  model,
  role,
  className,
}: {
  model: AccessModel;
  role: string;
  className?: string;
}) {
  const { top = false, administers = [] } = model.roles[role] ?? {};
  if (top) return <KeyRound className={cn('icon-14 text-accent', className)} aria-hidden />;
  const Icon = administers.length > 0 ? SlidersHorizontal : MessageCircle;
  return <Icon className={cn('icon-14 text-ink-3', className)} aria-hidden />;
}
