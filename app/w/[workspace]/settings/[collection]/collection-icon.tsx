import {
  Blocks,
  FormInput,
  type LucideIcon,
  Megaphone,
  MessageSquareText,
  Plug,
  RadioTower,
  Reply,
  Tags,
} from 'lucide-react';
import type { Collection } from '@/lib/collections/definition';

const icons: Record<Collection['icon'], LucideIcon> = {
  blocks: Blocks,
  form: FormInput,
  megaphone: Megaphone,
  message: MessageSquareText,
  plug: Plug,
  reply: Reply,
  signal: RadioTower,
  tag: Tags,
};

/** The picture that a definition names. */
export function CollectionIcon({ of }: { of: Pick<Collection, 'icon'> }) {
  const Icon = icons[of.icon];
  return <Icon aria-hidden />;
}
