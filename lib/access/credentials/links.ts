import 'server-only';
import { env } from '@/lib/platform/settings/settings';

/** The address that an invited person opens (S1.9). */
export function invitationLink(token: string): string {
  return `${env().APP_ORIGIN}/invitation/${token}`;
}

/** The address where a new password is chosen. */
export function resetLink(token: string): string {
  return `${env().APP_ORIGIN}/reset-password/${token}`;
}

/** The address that proves a new email to be one's own (S1.33). */
export function emailChangeLink(token: string): string {
  return `${env().APP_ORIGIN}/confirm-email/${token}`;
}

/** The page where a link to choose a new password is asked for. */
export function forgotPasswordLink(): string {
  return `${env().APP_ORIGIN}/forgot-password`;
}

/** An address that counts whoever opens it, and leads on. */
export function trackingLink(token: string): string {
  return `${env().APP_ORIGIN}/t/${token}`;
}

/** The page where whoever got a message asks for no more of them. */
export function unsubscribeLink(token: string): string {
  return `${env().APP_ORIGIN}/u/${token}`;
}

/** Where a mail program posts the same in one click (RFC 8058). */
export function oneClickLink(token: string): string {
  return `${unsubscribeLink(token)}/one-click`;
}

/** The address of a form while it is published. */
export function formLink(workspaceId: string, recordId: string): string {
  return `${env().APP_ORIGIN}/f/${workspaceId}/${recordId}`;
}

/** Where what was sent by a form is confirmed. */
export function formConfirmLink(token: string): string {
  return `${env().APP_ORIGIN}/f/confirm/${token}`;
}

/** The address of a landing page while it is published. */
export function landingPageLink(workspaceId: string, recordId: string): string {
  return `${env().APP_ORIGIN}/p/${workspaceId}/${recordId}`;
}
