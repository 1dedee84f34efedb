import type { ComponentProps } from 'react';
import type * as shapes from './internal/icon-shapes';

export type IconProps = Omit<ComponentProps<'svg'>, 'children'>;
export type IconComponent = ReturnType<typeof icon>;

/** The version makes the address of other shapes another one, so that browsers keep the file for good. */
const sprite = `/icons.svg?${process.env.ICONS_VERSION ?? ''}`;

/**
 * An icon of Lucide. A page refers to its shape in one file of all icons, because lists repeat the same few in every row.
 * Without an accessible name it is hidden from screen readers.
 */
function icon(name: keyof typeof shapes) {
  return (props: IconProps) => drawn(name, props);
}

function drawn(name: string, { className, ...props }: IconProps) {
  const isNamed = props['aria-label'] ?? props.role;
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: hidden, or named by the caller.
    <svg
      aria-hidden={isNamed ? undefined : true}
      {...props}
      className={className ? `lucide ${className}` : 'lucide'}
    >
      <use href={`${sprite}#${name}`} />
    </svg>
  );
}

export const AppWindow = icon('AppWindow');
export const ArrowDown = icon('ArrowDown');
export const ArrowLeft = icon('ArrowLeft');
export const ArrowLeftRight = icon('ArrowLeftRight');
export const ArrowRight = icon('ArrowRight');
export const ArrowRightLeft = icon('ArrowRightLeft');
export const ArrowUp = icon('ArrowUp');
export const BadgeCheck = icon('BadgeCheck');
export const Bell = icon('Bell');
export const BellOff = icon('BellOff');
export const BellRing = icon('BellRing');
export const Blocks = icon('Blocks');
export const BookOpen = icon('BookOpen');
export const Bookmark = icon('Bookmark');
export const BookmarkPlus = icon('BookmarkPlus');
export const Bot = icon('Bot');
export const Building2 = icon('Building2');
export const Calculator = icon('Calculator');
export const ChartNoAxesColumn = icon('ChartNoAxesColumn');
export const ChartNoAxesCombined = icon('ChartNoAxesCombined');
export const Check = icon('Check');
export const ChevronDown = icon('ChevronDown');
export const ChevronLeft = icon('ChevronLeft');
export const ChevronRight = icon('ChevronRight');
export const ChevronsUpDown = icon('ChevronsUpDown');
export const CircleAlert = icon('CircleAlert');
export const CircleCheck = icon('CircleCheck');
export const CircleDashed = icon('CircleDashed');
export const CirclePause = icon('CirclePause');
export const CirclePlay = icon('CirclePlay');
export const CircleQuestionMark = icon('CircleQuestionMark');
export const CircleSlash = icon('CircleSlash');
export const CircleUserRound = icon('CircleUserRound');
export const CloudOff = icon('CloudOff');
export const Coins = icon('Coins');
export const Contact = icon('Contact');
export const ContactRound = icon('ContactRound');
export const Copy = icon('Copy');
export const CreditCard = icon('CreditCard');
export const Download = icon('Download');
export const Ellipsis = icon('Ellipsis');
export const Equal = icon('Equal');
export const Eye = icon('Eye');
export const EyeOff = icon('EyeOff');
export const FileJson = icon('FileJson');
export const FolderClosed = icon('FolderClosed');
export const FolderOpen = icon('FolderOpen');
export const FormInput = icon('FormInput');
export const Globe = icon('Globe');
export const Hand = icon('Hand');
export const Handshake = icon('Handshake');
export const History = icon('History');
export const Hourglass = icon('Hourglass');
export const Inbox = icon('Inbox');
export const Info = icon('Info');
export const KeyRound = icon('KeyRound');
export const Languages = icon('Languages');
export const LayoutDashboard = icon('LayoutDashboard');
export const LayoutGrid = icon('LayoutGrid');
export const LayoutTemplate = icon('LayoutTemplate');
export const ListChecks = icon('ListChecks');
export const ListPlus = icon('ListPlus');
export const LoaderCircle = icon('LoaderCircle');
export const Lock = icon('Lock');
export const LogOut = icon('LogOut');
export const Mail = icon('Mail');
export const MailCheck = icon('MailCheck');
export const MailOpen = icon('MailOpen');
export const MailX = icon('MailX');
export const Megaphone = icon('Megaphone');
export const Menu = icon('Menu');
export const Merge = icon('Merge');
export const MessageCircle = icon('MessageCircle');
export const MessageCircleQuestionMark = icon('MessageCircleQuestionMark');
export const MessageSquare = icon('MessageSquare');
export const MessageSquareText = icon('MessageSquareText');
export const MessagesSquare = icon('MessagesSquare');
export const Minus = icon('Minus');
export const Monitor = icon('Monitor');
export const MonitorSmartphone = icon('MonitorSmartphone');
export const Moon = icon('Moon');
export const Network = icon('Network');
export const PackageOpen = icon('PackageOpen');
export const PanelTop = icon('PanelTop');
export const Paperclip = icon('Paperclip');
export const Pencil = icon('Pencil');
export const Plug = icon('Plug');
export const Plus = icon('Plus');
export const Radar = icon('Radar');
export const Radio = icon('Radio');
export const RadioTower = icon('RadioTower');
export const Receipt = icon('Receipt');
export const ReceiptText = icon('ReceiptText');
export const RefreshCw = icon('RefreshCw');
export const Reply = icon('Reply');
export const RotateCcw = icon('RotateCcw');
export const RotateCw = icon('RotateCw');
export const Rows3 = icon('Rows3');
export const Save = icon('Save');
export const Scissors = icon('Scissors');
export const ScrollText = icon('ScrollText');
export const Search = icon('Search');
export const SearchX = icon('SearchX');
export const Send = icon('Send');
export const SendHorizontal = icon('SendHorizontal');
export const Server = icon('Server');
export const Share2 = icon('Share2');
export const ShieldAlert = icon('ShieldAlert');
export const ShieldCheck = icon('ShieldCheck');
export const SlidersHorizontal = icon('SlidersHorizontal');
export const SlidersVertical = icon('SlidersVertical');
export const Smartphone = icon('Smartphone');
export const SquareChartGantt = icon('SquareChartGantt');
export const SquarePen = icon('SquarePen');
export const StickyNote = icon('StickyNote');
export const Sun = icon('Sun');
export const Tags = icon('Tags');
export const Trash2 = icon('Trash2');
export const Undo2 = icon('Undo2');
export const Upload = icon('Upload');
export const User = icon('User');
export const UserCog = icon('UserCog');
export const UserRound = icon('UserRound');
export const UserRoundCheck = icon('UserRoundCheck');
export const UserRoundSearch = icon('UserRoundSearch');
export const UserRoundX = icon('UserRoundX');
export const UsersRound = icon('UsersRound');
export const Waypoints = icon('Waypoints');
export const Webhook = icon('Webhook');
export const Workflow = icon('Workflow');
export const X = icon('X');
export const Zap = icon('Zap');
