import {
  Blocks,
  Building2,
  Calculator,
  ChartNoAxesCombined,
  Contact,
  FormInput,
  Globe,
  type IconComponent,
  LayoutTemplate,
  ListChecks,
  Mail,
  Megaphone,
  MessageSquareText,
  PanelTop,
  Plug,
  RadioTower,
  Reply,
  Server,
  Share2,
  SlidersVertical,
  Smartphone,
  SquareChartGantt,
  Tags,
  Webhook,
  Workflow,
  Zap,
} from '@/components/ui/icons';
import type { Collection } from '@/lib/work/collections/definition';

const icons: Record<Collection['icon'], IconComponent> = {
  ad: SquareChartGantt,
  automation: Workflow,
  blocks: Blocks,
  building: Building2,
  calculator: Calculator,
  chart: ChartNoAxesCombined,
  form: FormInput,
  globe: Globe,
  mail: Mail,
  megaphone: Megaphone,
  message: MessageSquareText,
  page: PanelTop,
  phone: Smartphone,
  plug: Plug,
  reply: Reply,
  sender: Contact,
  server: Server,
  settings: SlidersVertical,
  share: Share2,
  signal: RadioTower,
  tag: Tags,
  template: LayoutTemplate,
  test: ListChecks,
  webhook: Webhook,
  zap: Zap,
};

/** The icon that a definition names. */
export function iconOf({ icon }: Pick<Collection, 'icon'>): IconComponent {
  return icons[icon];
}

export function CollectionIcon({ of }: { of: Pick<Collection, 'icon'> }) {
  const Icon = iconOf(of);
  return <Icon aria-hidden />;
}
