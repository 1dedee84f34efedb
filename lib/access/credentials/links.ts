import 'server-only';
import { env } from '@/lib/platform/settings/settings';

/** The link of an invitation (S1.9). */
export function invitationLink(token: string): string {
  return `${env().APP_ORIGIN}/invitation/${token}`;
}

/** The link to choose a new password. */
export function resetLink(token: string): string {
  return `${env().APP_ORIGIN}/reset-password/${token}`;
}

/** The link that removes a lost second factor (B17). */
export function factorResetLink(token: string): string {
  return `${env().APP_ORIGIN}/reset-factor/${token}`;
}

/** The link that verifies a person's new email address (S1.33). */
export function emailChangeLink(token: string): string {
  return `${env().APP_ORIGIN}/confirm-email/${token}`;
}

/** The page to request a link for a new password. */
export function forgotPasswordLink(): string {
  return `${env().APP_ORIGIN}/forgot-password`;
}

/** A link that counts a click and redirects. */
export function trackingLink(token: string): string {
  return `${env().APP_ORIGIN}/t/${token}`;
}

/** The page where a contact unsubscribes from messages. */
export function unsubscribeLink(token: string): string {
  return `${env().APP_ORIGIN}/u/${token}`;
}

/** The address to which a mail program posts the same in one click (RFC 8058). */
export function oneClickLink(token: string): string {
  return `${unsubscribeLink(token)}/one-click`;
}

/** The address of a published form. */
export function formLink(workspaceId: string, recordId: string): string {
  return `${env().APP_ORIGIN}/f/${workspaceId}/${recordId}`;
}

/** The link that confirms a submitted form. */
export function formConfirmLink(token: string): string {
  return `${env().APP_ORIGIN}/f/confirm/${token}`;
}

/** The address of a published landing page. */
export function landingPageLink(workspaceId: string, recordId: string): string {
  return `${env().APP_ORIGIN}/p/${workspaceId}/${recordId}`;
}
