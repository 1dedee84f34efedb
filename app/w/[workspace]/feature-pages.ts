import {
  AppWindow,
  BadgeCheck,
  BellOff,
  BellRing,
  Building2,
  ChartNoAxesColumn,
  CircleUserRound,
  Coins,
  ContactRound,
  CreditCard,
  FolderClosed,
  Handshake,
  type IconComponent,
  KeyRound,
  LayoutDashboard,
  ListChecks,
  Megaphone,
  MessagesSquare,
  Network,
  PackageOpen,
  Radar,
  ReceiptText,
  Send,
  Share2,
  ShieldCheck,
  SlidersHorizontal,
  Trash2,
  UserCog,
  UsersRound,
  Waypoints,
} from '@/components/ui/icons';
import { collectionOf, settingsFormOf } from '@/lib/modules';
import type { FeatureId } from '@/lib/policy/catalogue';
import { pathOf } from '@/lib/work/collections/definition';
import { iconOf } from './(work)/settings/[collection]/collection-icon';

/** The page of a feature: its path within the workspace, and its icon in the menu. */
export interface FeaturePage {
  path: string;
  icon: IconComponent;
}

/** The pages of features, except collections and settings forms, which share one page component. */
const pages: Partial<Record<FeatureId, FeaturePage>> = {
  dashboard: { path: 'dashboard', icon: LayoutDashboard },
  messages: { path: 'messages', icon: MessagesSquare },
  contacts: { path: 'contacts', icon: ContactRound },
  lists: { path: 'contacts/lists', icon: ListChecks },
  broadcasts: { path: 'broadcasts', icon: Megaphone },
  pixels: { path: 'pixels', icon: Radar },
  applications: { path: 'applications', icon: AppWindow },
  reports: { path: 'reports', icon: ChartNoAxesColumn },
  general: { path: 'settings/general', icon: SlidersHorizontal },
  account: { path: 'settings/general', icon: SlidersHorizontal },
  users: { path: 'settings/users', icon: UsersRound },
  roles: { path: 'settings/roles', icon: ShieldCheck },
  sending: { path: 'sending', icon: Send },
  sharing: { path: 'sharing', icon: Share2 },
  unsubscribed: { path: 'unsubscribed', icon: BellOff },
  billing: { path: 'settings/billing', icon: ReceiptText },
  'prepaid-credit': { path: 'settings/prepaid-credit', icon: Coins },
  'api-keys': { path: 'settings/api-keys', icon: KeyRound },
  'hosted-accounts': { path: 'settings/hosted-accounts', icon: Building2 },
  delegation: { path: 'settings/delegation', icon: Handshake },
  'account-deletion': { path: 'settings/account-deletion', icon: Trash2 },
  managers: { path: 'settings/managers', icon: UserCog },
  'sub-accounts': { path: 'settings/sub-accounts', icon: Network },
  teams: { path: 'settings/teams', icon: Waypoints },
  files: { path: 'settings/files', icon: FolderClosed },
  'data-export': { path: 'settings/data-export', icon: PackageOpen },
  subscription: { path: 'settings/subscription', icon: BadgeCheck },
  payment: { path: 'settings/payment', icon: CreditCard },
  profile: { path: 'profile', icon: CircleUserRound },
  notifications: { path: 'notifications', icon: BellRing },
};

/** The page of a feature; null if it has none, and then the menu omits it. */
export function pageOf(feature: FeatureId): FeaturePage | null {
  const collection = collectionOf(feature);
  if (collection) return { path: pathOf(collection), icon: iconOf(collection) };
  const settingsForm = settingsFormOf(feature);
  if (settingsForm) return { path: `settings/${settingsForm.id}`, icon: iconOf(settingsForm) };
  return pages[feature] ?? null;
}
