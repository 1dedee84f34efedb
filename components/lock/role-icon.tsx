import { cn } from '@/components/ui/class-names';
import {
  Eye,
  type IconComponent,
  KeyRound,
  MessageCircle,
  Pencil,
  SlidersHorizontal,
} from '@/components/ui/icons';
import type { AccessModel, Role } from '@/lib/policy/model';

/**
 * Key for the top role, sliders for a role that administers others; for the rest what it is about: an eye for one that
 * only sees, a speech bubble for one that answers messages, a pencil for one that changes something.
 */
export function RoleIcon({
  model,
  role,
  className,
}: {
  model: AccessModel;
  role: string;
  className?: string;
}) {
  const known = model.roles[role];
  const Icon = iconOf(known);
  return <Icon className={cn('icon-14', known?.top ? 'text-accent' : 'text-ink-3', className)} aria-hidden />;
}

function iconOf(role: Role | undefined): IconComponent {
  if (role?.top) return KeyRound;
  if (!role || role.administers.length > 0) return SlidersHorizontal;
  const own = role.grants.filter((pattern) => !/^(profile|notifications|dashboard)\./.test(pattern));
  if (own.some((pattern) => /^(\*|messages)\./.test(pattern))) return MessageCircle;
  const onlySees = own.every((pattern) => pattern.endsWith('.view'));
  return onlySees && !role.rights?.length ? Eye : Pencil;
}
