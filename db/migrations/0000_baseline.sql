-- The schema of the first release. The part between the two rulers is generated from db/schema by `npm run db:generate`;
-- the rest cannot be expressed in Drizzle: roles, grants, functions, triggers. `migrate` forces row-level security.

-- Both are trusted extensions, which the owner of a database may create. btree_gin puts the tenant into the trigram index.
create extension if not exists pg_trgm;
--> statement-breakpoint
create extension if not exists btree_gin;
--> statement-breakpoint
-- The role of the application. Roles belong to the whole server, so it may exist already.
do $$
begin
  create role latchkey_app nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
-- Since PostgreSQL 16, the creator of a role administers it but is not a member of it.
do $$
begin
  execute format('grant latchkey_app to %I', current_user);
exception
  when insufficient_privilege then
    -- Created and granted by another role.
    if not pg_has_role(current_user, 'latchkey_app', 'MEMBER') then
      raise;
    end if;
end $$;
--> statement-breakpoint
-- The role of the search functions. LIKE is not leakproof, so under row-level security no index can serve it and a search
-- would read every row of the workspace. This role bypasses the policies for the searched columns only, no role can
-- assume it, and only the functions below use it, which compare the tenant themselves.
do $$
begin
  create role latchkey_search nologin nosuperuser nobypassrls;
exception
  when duplicate_object or unique_violation then null;
end $$;
--> statement-breakpoint
-- The transaction's settings name the tenant. A setting that was reset reads '' instead of null, hence nullif.
create function app_id(setting text) returns uuid
  language sql stable parallel safe
  return nullif(current_setting('app.' || setting, true), '')::uuid;
--> statement-breakpoint
-- Folds a text for searches: removes case, accents and compatibility forms, like `lib/text/fold.ts`.
-- Most texts are ASCII, where only case needs folding.
create function fold_text(typed text) returns text
  language sql immutable parallel safe
return case when octet_length(typed) = char_length(typed) then lower(typed collate "C") collate "und-x-icu"
  else replace(replace(replace(replace(translate(
    lower(regexp_replace(normalize(typed, NFKD),
      '[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]',
      '', 'g') collate "und-x-icu"),
    'øłđðħŧıς‘’ʼʻ‐‒–—', 'olddhtiσ''''''''----'),
    'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end;
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------------

CREATE TABLE "api_keys" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"membership_id" uuid,
	"name" text NOT NULL,
	"token_hash" text NOT NULL,
	"hint" text NOT NULL,
	"scopes" text[] NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_used_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "api_keys_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "api_keys_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "api_keys_membership" CHECK (membership_id is not null or revoked_at is not null)
);
--> statement-breakpoint
ALTER TABLE "api_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_events" (
	"organisation_id" uuid NOT NULL,
	"seq" bigint DEFAULT 0 NOT NULL,
	"id" uuid NOT NULL,
	"workspace_id" uuid,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"event" text NOT NULL,
	"actor_user_id" uuid,
	"actor_name" text,
	"subject_id" uuid,
	"subject_name" text,
	"before" jsonb,
	"after" jsonb,
	"ip" text,
	"previous_hash" text DEFAULT '' NOT NULL,
	"hash" text DEFAULT '' NOT NULL,
	CONSTRAINT "audit_events_organisation_id_seq_pk" PRIMARY KEY("organisation_id","seq")
);
--> statement-breakpoint
ALTER TABLE "audit_events" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "audit_heads" (
	"organisation_id" uuid PRIMARY KEY NOT NULL,
	"seq" bigint NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "billing_details" (
	"workspace_id" uuid NOT NULL,
	"company" text NOT NULL,
	"address" text NOT NULL,
	"postal_code" text NOT NULL,
	"city" text NOT NULL,
	"country" text NOT NULL,
	"vat_number" text NOT NULL,
	"email" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "billing_details_workspace_id_pk" PRIMARY KEY("workspace_id")
);
--> statement-breakpoint
ALTER TABLE "billing_details" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "custom_roles" (
	"organisation_id" uuid NOT NULL,
	"id" text NOT NULL,
	"base" text NOT NULL,
	"label" text NOT NULL,
	"description" text NOT NULL,
	"permissions" text[] NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "custom_roles_organisation_id_id_pk" PRIMARY KEY("organisation_id","id")
);
--> statement-breakpoint
ALTER TABLE "custom_roles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "exports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"query" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "exports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "invitations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"inviter_id" uuid NOT NULL,
	"inviter_membership_id" uuid,
	"nonce" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"consumed_at" timestamp with time zone,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "invitations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "invitations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "members" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"user_id" uuid,
	"email" text NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"email_key" text GENERATED ALWAYS AS (lower(email)) STORED NOT NULL,
	"search_key" text GENERATED ALWAYS AS (fold_text(name || ' ' || email)) STORED NOT NULL,
	"mailbox" text GENERATED ALWAYS AS (regexp_replace(lower(email), '[+][^@]*@', '@')) STORED NOT NULL,
	"role" text NOT NULL,
	"restrictions" text[] DEFAULT '{}' NOT NULL,
	"grants" text[] DEFAULT '{}' NOT NULL,
	"status" text NOT NULL,
	"suspended_until" timestamp with time zone,
	"suspension_reason" text,
	"starts_at" timestamp with time zone,
	"ends_at" timestamp with time zone,
	"reverts_at" timestamp with time zone,
	"later_role" text,
	"later_restrictions" text[],
	"later_grants" text[],
	"work_at_end" text DEFAULT 'stays' NOT NULL,
	"successor_id" uuid,
	"end_set_by_id" uuid,
	"end_recorded_for" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"joined_at" timestamp with time zone,
	"left_at" timestamp with time zone,
	"last_seen_at" timestamp with time zone,
	"first_steps_dismissed_at" timestamp with time zone,
	"last_seen_key" timestamp with time zone GENERATED ALWAYS AS (coalesce(last_seen_at, 'epoch'::timestamptz)) STORED NOT NULL,
	CONSTRAINT "members_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "members_email_plain" CHECK (email collate "C" ~ '^[!-~]+$')
);
--> statement-breakpoint
ALTER TABLE "members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "presence" (
	"workspace_id" uuid NOT NULL,
	"connection_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "presence_workspace_id_connection_id_pk" PRIMARY KEY("workspace_id","connection_id")
);
--> statement-breakpoint
ALTER TABLE "presence" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notification_preferences" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"event" text NOT NULL,
	"in_console" boolean NOT NULL,
	"by_mail" boolean NOT NULL,
	CONSTRAINT "notification_preferences_workspace_id_member_id_event_pk" PRIMARY KEY("workspace_id","member_id","event")
);
--> statement-breakpoint
ALTER TABLE "notification_preferences" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "notifications" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"event" text NOT NULL,
	"actor_name" text,
	"subject" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"in_console" boolean NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	CONSTRAINT "notifications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "notifications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"plan" text NOT NULL,
	"model" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_slug_unique" UNIQUE("slug")
);
--> statement-breakpoint
ALTER TABLE "organisations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "people" (
	"organisation_id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"name" text NOT NULL,
	"joined_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "people_organisation_id_user_id_pk" PRIMARY KEY("organisation_id","user_id")
);
--> statement-breakpoint
ALTER TABLE "people" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pictures" (
	"user_id" uuid PRIMARY KEY NOT NULL,
	"version" uuid NOT NULL,
	"content_type" text NOT NULL,
	"bytes" "bytea" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "pictures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "profiles" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"username" text NOT NULL,
	"username_key" text GENERATED ALWAYS AS (lower(regexp_replace(normalize(username, nfkd), '[\u0300-\u036f]', '', 'g'))) STORED NOT NULL,
	"first_name" text NOT NULL,
	"last_name" text NOT NULL,
	"website" text DEFAULT '' NOT NULL,
	"user_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "profiles_workspace_id_member_id_pk" PRIMARY KEY("workspace_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "profiles" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "handovers" (
	"workspace_id" uuid NOT NULL,
	"revocation_id" uuid NOT NULL,
	"seat_id" uuid NOT NULL,
	"to_id" uuid,
	CONSTRAINT "handovers_workspace_id_revocation_id_seat_id_pk" PRIMARY KEY("workspace_id","revocation_id","seat_id")
);
--> statement-breakpoint
ALTER TABLE "handovers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "revocations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"successor_id" uuid,
	"status_before" text NOT NULL,
	"revoked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"undo_until" timestamp with time zone DEFAULT now() + interval '30 days' NOT NULL,
	"undone_at" timestamp with time zone,
	CONSTRAINT "revocations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "revocations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "seats" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"holder_id" uuid,
	CONSTRAINT "seats_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "seats" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "team_members" (
	"workspace_id" uuid NOT NULL,
	"team_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	CONSTRAINT "team_members_workspace_id_team_id_member_id_pk" PRIMARY KEY("workspace_id","team_id","member_id")
);
--> statement-breakpoint
ALTER TABLE "team_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "teams" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"archived_at" timestamp with time zone,
	CONSTRAINT "teams_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "teams" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "accounts" (
	"provider" text NOT NULL,
	"provider_account_id" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "accounts_provider_provider_account_id_pk" PRIMARY KEY("provider","provider_account_id")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"key" text NOT NULL,
	"window_start" timestamp with time zone NOT NULL,
	"count" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "attempts_key_window_start_pk" PRIMARY KEY("key","window_start")
);
--> statement-breakpoint
CREATE TABLE "email_changes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"email" text NOT NULL,
	"email_key" text GENERATED ALWAYS AS (lower(email collate "C")) STORED NOT NULL,
	"nonce" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"consumed_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "email_changes_tokenHash_unique" UNIQUE("token_hash"),
	CONSTRAINT "email_changes_email_plain" CHECK (email collate "C" ~ '^[!-~]+$')
);
--> statement-breakpoint
CREATE TABLE "known_networks" (
	"key" text PRIMARY KEY NOT NULL,
	"last_used_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "password_resets" (
	"id" uuid PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"nonce" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"consumed_at" timestamp with time zone,
	"superseded_at" timestamp with time zone,
	"issued_by" uuid,
	"issued_in" uuid,
	"issued_as" uuid,
	CONSTRAINT "password_resets_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" text NOT NULL,
	"user_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"user_agent" text,
	"ip" text,
	CONSTRAINT "sessions_tokenHash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "users" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"email_key" text GENERATED ALWAYS AS (lower(email collate "C")) STORED NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"email_verified_at" timestamp with time zone,
	"disabled_at" timestamp with time zone,
	"locale" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "users_email_plain" CHECK (email collate "C" ~ '^[!-~]+$')
);
--> statement-breakpoint
CREATE TABLE "workspaces" (
	"id" uuid PRIMARY KEY NOT NULL,
	"organisation_id" uuid NOT NULL,
	"parent_id" uuid,
	"level" integer DEFAULT 0 NOT NULL,
	"path" uuid[] DEFAULT '{}' NOT NULL,
	"flags" text[] DEFAULT '{}' NOT NULL,
	"name" text NOT NULL,
	"locale" text,
	"country" text,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"slug" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"erase_at" timestamp with time zone,
	CONSTRAINT "workspaces_slug_unique" UNIQUE("slug"),
	CONSTRAINT "workspaces_in_organisation" UNIQUE("organisation_id","id"),
	CONSTRAINT "workspaces_depth" CHECK ("workspaces"."level" between 0 and 5)
);
--> statement-breakpoint
ALTER TABLE "workspaces" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "action_requests" (
	"owner" text NOT NULL,
	"request_id" uuid NOT NULL,
	"fingerprint" text NOT NULL,
	"answer" "bytea",
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "action_requests_once" PRIMARY KEY("owner","request_id")
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"job" jsonb NOT NULL,
	"recipient" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"due_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "applications" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"kind" text NOT NULL,
	"address" text DEFAULT '' NOT NULL,
	"pixel_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "applications_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "applications" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "broadcasts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"channel_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"template_id" uuid,
	"body" text NOT NULL,
	"audience" jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid NOT NULL,
	CONSTRAINT "broadcasts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "broadcasts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "campaign_deliveries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"campaign_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"settled_at" timestamp with time zone,
	"opened_at" timestamp with time zone,
	"clicked_at" timestamp with time zone,
	CONSTRAINT "campaign_deliveries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "campaign_deliveries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "chat_visitors" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"claimed_email" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "chat_visitors_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "chat_visitors" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "collection_records" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"collection" text NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"state" text,
	"fields" jsonb NOT NULL,
	"secrets" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_by" uuid,
	"deleted_at" timestamp with time zone,
	CONSTRAINT "collection_records_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "collection_records" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_list_members" (
	"workspace_id" uuid NOT NULL,
	"list_id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	CONSTRAINT "contact_list_members_workspace_id_list_id_contact_id_pk" PRIMARY KEY("workspace_id","list_id","contact_id")
);
--> statement-breakpoint
ALTER TABLE "contact_list_members" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_lists" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_lists_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_lists" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contact_views" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"owner_id" uuid NOT NULL,
	"is_shared" boolean DEFAULT false NOT NULL,
	"address" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contact_views_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "contact_views" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "contacts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" DEFAULT '' NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (fold_text(name)) STORED NOT NULL,
	"search_key" text GENERATED ALWAYS AS (fold_text(name || ' ' || coalesce(email, '')) || ' ' || coalesce(regexp_replace(phone, '[^0-9+]', '', 'g'), '')) STORED NOT NULL,
	"email" text,
	"phone" text,
	"email_key" text GENERATED ALWAYS AS (lower(btrim(email))) STORED,
	"phone_key" text GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9+]', '', 'g')) STORED,
	"lifecycle" text,
	"fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"seat_id" uuid,
	"team_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	"unsubscribed_at" timestamp with time zone,
	CONSTRAINT "contacts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "contacts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversations" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contact_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"status" text NOT NULL,
	"seat_id" uuid,
	"team_id" uuid,
	"preview" text NOT NULL,
	"last_message_at" timestamp with time zone NOT NULL,
	"is_outreach" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "conversations_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "conversations" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_reads" (
	"workspace_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"read_at" timestamp with time zone NOT NULL,
	CONSTRAINT "conversation_reads_workspace_id_member_id_conversation_id_pk" PRIMARY KEY("workspace_id","member_id","conversation_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_reads" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_accounts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"balance" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "credit_accounts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "credit_accounts_never_overdrawn" CHECK (kind <> 'prepaid' or balance >= 0)
);
--> statement-breakpoint
ALTER TABLE "credit_accounts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_entries" (
	"workspace_id" uuid NOT NULL,
	"transfer_id" uuid NOT NULL,
	"account_id" uuid NOT NULL,
	"amount" bigint NOT NULL,
	CONSTRAINT "credit_entries_workspace_id_transfer_id_account_id_pk" PRIMARY KEY("workspace_id","transfer_id","account_id"),
	CONSTRAINT "credit_entries_move" CHECK (amount <> 0)
);
--> statement-breakpoint
ALTER TABLE "credit_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "credit_transfers" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"reason" text NOT NULL,
	"by_user_id" uuid NOT NULL,
	"by_name" text NOT NULL,
	"account_id" uuid NOT NULL,
	"account_name" text NOT NULL,
	"reference" text DEFAULT '' NOT NULL,
	"request_id" uuid NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "credit_transfers_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "credit_transfers" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_export_chunks" (
	"workspace_id" uuid NOT NULL,
	"export_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "data_export_chunks_workspace_id_export_id_position_pk" PRIMARY KEY("workspace_id","export_id","position")
);
--> statement-breakpoint
ALTER TABLE "data_export_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "data_exports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"record_id" uuid,
	"status" text DEFAULT 'waiting' NOT NULL,
	"format" text DEFAULT 'programs' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"run_id" uuid,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"size" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	"expires_at" timestamp with time zone NOT NULL,
	CONSTRAINT "data_exports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "data_exports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "delivery_attempts" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"direction" text DEFAULT 'out' NOT NULL,
	"job_id" uuid NOT NULL,
	"about" text NOT NULL,
	"attempt" integer NOT NULL,
	"outcome" text NOT NULL,
	"response_code" integer,
	"error" text,
	"milliseconds" integer NOT NULL,
	"at" timestamp with time zone NOT NULL,
	CONSTRAINT "delivery_attempts_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "delivery_attempts" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "domain_keys" (
	"workspace_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"selector" text NOT NULL,
	"public_key" text NOT NULL,
	"private_key" "bytea" NOT NULL,
	"dkim" text,
	"spf" text,
	"dmarc" text,
	"checked_at" timestamp with time zone,
	CONSTRAINT "domain_keys_workspace_id_record_id_pk" PRIMARY KEY("workspace_id","record_id")
);
--> statement-breakpoint
ALTER TABLE "domain_keys" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "file_chunks" (
	"workspace_id" uuid NOT NULL,
	"file_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "file_chunks_workspace_id_file_id_position_pk" PRIMARY KEY("workspace_id","file_id","position")
);
--> statement-breakpoint
ALTER TABLE "file_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "files" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"content_type" text DEFAULT 'application/octet-stream' NOT NULL,
	"size" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "files_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "files" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "form_entries" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"consent" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"confirmed_at" timestamp with time zone,
	"contact_id" uuid,
	CONSTRAINT "form_entries_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "form_entries" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_chunks" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "import_chunks_workspace_id_import_id_position_pk" PRIMARY KEY("workspace_id","import_id","position")
);
--> statement-breakpoint
ALTER TABLE "import_chunks" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "import_rows" (
	"workspace_id" uuid NOT NULL,
	"import_id" uuid NOT NULL,
	"row" integer NOT NULL,
	"contact_id" uuid,
	"name" text,
	"phone" text,
	"email" text,
	"email_key" text GENERATED ALWAYS AS (lower(btrim(email))) STORED,
	"phone_key" text GENERATED ALWAYS AS (regexp_replace(phone, '[^0-9+]', '', 'g')) STORED,
	"custom_fields" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"refusal" text,
	"dropped" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"duplicate_of" integer,
	"known_id" uuid,
	CONSTRAINT "import_rows_workspace_id_import_id_row_pk" PRIMARY KEY("workspace_id","import_id","row")
);
--> statement-breakpoint
ALTER TABLE "import_rows" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "imports" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"user_id" uuid NOT NULL,
	"filename" text NOT NULL,
	"status" text NOT NULL,
	"columns" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"mapping" jsonb,
	"size" integer NOT NULL,
	"notes" jsonb DEFAULT '{"ignoredColumns":0,"linesAbove":0,"faxes":0}'::jsonb NOT NULL,
	"run_id" uuid,
	"total" integer DEFAULT 0 NOT NULL,
	"checked" integer DEFAULT 0 NOT NULL,
	"added" integer DEFAULT 0 NOT NULL,
	"filled" integer DEFAULT 0 NOT NULL,
	"left_out" integer DEFAULT 0 NOT NULL,
	"refused" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "imports_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "imports_account_for_every_row" CHECK ("imports"."status" <> 'done' or "imports"."total" = "imports"."added" + "imports"."filled" + "imports"."left_out" + "imports"."refused")
);
--> statement-breakpoint
ALTER TABLE "imports" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "mailboxes" (
	"workspace_id" uuid NOT NULL,
	"channel_id" uuid NOT NULL,
	"address" text NOT NULL,
	"imap_host" text NOT NULL,
	"imap_port" integer NOT NULL,
	"imap_security" text NOT NULL,
	"smtp_host" text NOT NULL,
	"smtp_port" integer NOT NULL,
	"smtp_security" text NOT NULL,
	"username" text NOT NULL,
	"password" "bytea" NOT NULL,
	"uid_validity" text NOT NULL,
	"last_uid" bigint NOT NULL,
	"read_at" timestamp with time zone,
	"fault" text,
	"leased_until" timestamp with time zone,
	CONSTRAINT "mailboxes_workspace_id_channel_id_pk" PRIMARY KEY("workspace_id","channel_id")
);
--> statement-breakpoint
ALTER TABLE "mailboxes" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "messages" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" text DEFAULT '' NOT NULL,
	"subject" text,
	"email_facts" jsonb,
	"event" text,
	"author_id" uuid,
	"to_member_id" uuid,
	"to_team_id" uuid,
	"delivery" text,
	"channel_id" uuid,
	"external_id" text,
	"request_id" uuid,
	"at" timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
	CONSTRAINT "messages_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "messages" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "payment_methods" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"brand" text NOT NULL,
	"last_four" text NOT NULL,
	"expires_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	CONSTRAINT "payment_methods_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "payment_methods_no_number" CHECK (last_four ~ '^[0-9]{4}$')
);
--> statement-breakpoint
ALTER TABLE "payment_methods" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pixel_days" (
	"workspace_id" uuid NOT NULL,
	"pixel_id" uuid NOT NULL,
	"day" date NOT NULL,
	"views" integer NOT NULL,
	"keep_until" date NOT NULL,
	CONSTRAINT "pixel_days_workspace_id_pixel_id_day_pk" PRIMARY KEY("workspace_id","pixel_id","day")
);
--> statement-breakpoint
ALTER TABLE "pixel_days" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "pixels" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"site" text NOT NULL,
	"is_on" boolean DEFAULT true NOT NULL,
	"honours_privacy" boolean DEFAULT true NOT NULL,
	"keep_days" integer DEFAULT 365 NOT NULL,
	"seat_id" uuid,
	"version" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone,
	CONSTRAINT "pixels_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "pixels_keep_days" CHECK (keep_days between 1 and 730)
);
--> statement-breakpoint
ALTER TABLE "pixels" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "record_figures" (
	"workspace_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"figure" text NOT NULL,
	"day" date NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "record_figures_workspace_id_record_id_figure_day_pk" PRIMARY KEY("workspace_id","record_id","figure","day")
);
--> statement-breakpoint
ALTER TABLE "record_figures" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "recipients" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"sending_id" uuid NOT NULL,
	"contact_id" uuid,
	"state" text DEFAULT 'waiting' NOT NULL,
	"reason" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "recipients_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "recipients" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "sendings" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"state" text NOT NULL,
	"started_by" uuid NOT NULL,
	"due_at" timestamp with time zone NOT NULL,
	"run_id" uuid NOT NULL,
	"gathered_at" timestamp with time zone,
	"finished_at" timestamp with time zone,
	"stop_reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "sendings_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "sendings" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shares" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"to_workspace_id" uuid NOT NULL,
	"record_id" uuid,
	"list_id" uuid,
	"contact_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "shares_workspace_id_id_pk" PRIMARY KEY("workspace_id","id"),
	CONSTRAINT "shares_one_thing" CHECK (num_nonnulls(record_id, list_id, contact_id) = 1)
);
--> statement-breakpoint
ALTER TABLE "shares" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "shortcut_runs" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"shortcut_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"name" text NOT NULL,
	"steps" jsonb NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"state" text DEFAULT 'running' NOT NULL,
	"waits_until" timestamp with time zone,
	"failure" jsonb,
	"started_by" uuid NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"finished_at" timestamp with time zone,
	CONSTRAINT "shortcut_runs_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "shortcut_runs" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "conversation_tags" (
	"workspace_id" uuid NOT NULL,
	"conversation_id" uuid NOT NULL,
	"tag_id" uuid NOT NULL,
	CONSTRAINT "conversation_tags_workspace_id_conversation_id_tag_id_pk" PRIMARY KEY("workspace_id","conversation_id","tag_id")
);
--> statement-breakpoint
ALTER TABLE "conversation_tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
CREATE TABLE "tags" (
	"workspace_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text collate "und-x-icu" NOT NULL,
	"name_key" text collate "und-x-icu" GENERATED ALWAYS AS (lower(name)) STORED NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "tags_workspace_id_id_pk" PRIMARY KEY("workspace_id","id")
);
--> statement-breakpoint
ALTER TABLE "tags" ENABLE ROW LEVEL SECURITY;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_keys" ADD CONSTRAINT "api_keys_holder_id_users_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "billing_details" ADD CONSTRAINT "billing_details_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "custom_roles" ADD CONSTRAINT "custom_roles_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exports" ADD CONSTRAINT "exports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "invitations" ADD CONSTRAINT "invitations_workspace_id_inviter_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","inviter_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "presence" ADD CONSTRAINT "presence_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_preferences" ADD CONSTRAINT "notification_preferences_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "people" ADD CONSTRAINT "people_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pictures" ADD CONSTRAINT "pictures_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "profiles" ADD CONSTRAINT "profiles_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_workspace_id_revocation_id_revocations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","revocation_id") REFERENCES "public"."revocations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "handovers" ADD CONSTRAINT "handovers_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revocations" ADD CONSTRAINT "revocations_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_workspace_id_owner_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seats" ADD CONSTRAINT "seats_workspace_id_holder_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","holder_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "team_members" ADD CONSTRAINT "team_members_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "teams" ADD CONSTRAINT "teams_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "email_changes" ADD CONSTRAINT "email_changes_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "password_resets" ADD CONSTRAINT "password_resets_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_users_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."users"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workspaces" ADD CONSTRAINT "workspaces_parent_of_same_organisation" FOREIGN KEY ("organisation_id","parent_id") REFERENCES "public"."workspaces"("organisation_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "applications" ADD CONSTRAINT "applications_workspace_id_pixel_id_pixels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pixel_id") REFERENCES "public"."pixels"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "broadcasts" ADD CONSTRAINT "broadcasts_workspace_id_updated_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","updated_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_deliveries" ADD CONSTRAINT "campaign_deliveries_workspace_id_campaign_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","campaign_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_deliveries" ADD CONSTRAINT "campaign_deliveries_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_visitors" ADD CONSTRAINT "chat_visitors_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "chat_visitors" ADD CONSTRAINT "chat_visitors_workspace_id_channel_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "collection_records" ADD CONSTRAINT "collection_records_workspace_id_updated_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","updated_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_list_members" ADD CONSTRAINT "contact_list_members_workspace_id_list_id_contact_lists_workspace_id_id_fk" FOREIGN KEY ("workspace_id","list_id") REFERENCES "public"."contact_lists"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_list_members" ADD CONSTRAINT "contact_list_members_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_lists" ADD CONSTRAINT "contact_lists_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_views" ADD CONSTRAINT "contact_views_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contact_views" ADD CONSTRAINT "contact_views_workspace_id_owner_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","owner_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversations" ADD CONSTRAINT "conversations_workspace_id_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_workspace_id_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_reads" ADD CONSTRAINT "conversation_reads_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_accounts" ADD CONSTRAINT "credit_accounts_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_workspace_id_transfer_id_credit_transfers_workspace_id_id_fk" FOREIGN KEY ("workspace_id","transfer_id") REFERENCES "public"."credit_transfers"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_entries" ADD CONSTRAINT "credit_entries_workspace_id_account_id_credit_accounts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","account_id") REFERENCES "public"."credit_accounts"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credit_transfers" ADD CONSTRAINT "credit_transfers_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_export_chunks" ADD CONSTRAINT "data_export_chunks_workspace_id_export_id_data_exports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","export_id") REFERENCES "public"."data_exports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "data_exports" ADD CONSTRAINT "data_exports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_attempts" ADD CONSTRAINT "delivery_attempts_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "domain_keys" ADD CONSTRAINT "domain_keys_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "file_chunks" ADD CONSTRAINT "file_chunks_workspace_id_file_id_files_workspace_id_id_fk" FOREIGN KEY ("workspace_id","file_id") REFERENCES "public"."files"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "files" ADD CONSTRAINT "files_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_entries" ADD CONSTRAINT "form_entries_workspace_id_form_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","form_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "form_entries" ADD CONSTRAINT "form_entries_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_chunks" ADD CONSTRAINT "import_chunks_workspace_id_import_id_imports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."imports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_workspace_id_import_id_imports_workspace_id_id_fk" FOREIGN KEY ("workspace_id","import_id") REFERENCES "public"."imports"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "imports" ADD CONSTRAINT "imports_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mailboxes" ADD CONSTRAINT "mailboxes_workspace_id_channel_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","channel_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_author_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","author_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_to_member_id_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","to_member_id") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "messages" ADD CONSTRAINT "messages_workspace_id_to_team_id_teams_workspace_id_id_fk" FOREIGN KEY ("workspace_id","to_team_id") REFERENCES "public"."teams"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payment_methods" ADD CONSTRAINT "payment_methods_workspace_id_created_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","created_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixel_days" ADD CONSTRAINT "pixel_days_workspace_id_pixel_id_pixels_workspace_id_id_fk" FOREIGN KEY ("workspace_id","pixel_id") REFERENCES "public"."pixels"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixels" ADD CONSTRAINT "pixels_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "pixels" ADD CONSTRAINT "pixels_workspace_id_seat_id_seats_workspace_id_id_fk" FOREIGN KEY ("workspace_id","seat_id") REFERENCES "public"."seats"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record_figures" ADD CONSTRAINT "record_figures_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_workspace_id_sending_id_sendings_workspace_id_id_fk" FOREIGN KEY ("workspace_id","sending_id") REFERENCES "public"."sendings"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipients" ADD CONSTRAINT "recipients_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE set null ("contact_id") ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sendings" ADD CONSTRAINT "sendings_workspace_id_started_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","started_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_to_workspace_id_workspaces_id_fk" FOREIGN KEY ("to_workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_record_id_collection_records_workspace_id_id_fk" FOREIGN KEY ("workspace_id","record_id") REFERENCES "public"."collection_records"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_list_id_contact_lists_workspace_id_id_fk" FOREIGN KEY ("workspace_id","list_id") REFERENCES "public"."contact_lists"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shares" ADD CONSTRAINT "shares_workspace_id_contact_id_contacts_workspace_id_id_fk" FOREIGN KEY ("workspace_id","contact_id") REFERENCES "public"."contacts"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortcut_runs" ADD CONSTRAINT "shortcut_runs_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortcut_runs" ADD CONSTRAINT "shortcut_runs_workspace_id_started_by_members_workspace_id_id_fk" FOREIGN KEY ("workspace_id","started_by") REFERENCES "public"."members"("workspace_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_tags" ADD CONSTRAINT "conversation_tags_workspace_id_conversation_id_conversations_workspace_id_id_fk" FOREIGN KEY ("workspace_id","conversation_id") REFERENCES "public"."conversations"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation_tags" ADD CONSTRAINT "conversation_tags_workspace_id_tag_id_tags_workspace_id_id_fk" FOREIGN KEY ("workspace_id","tag_id") REFERENCES "public"."tags"("workspace_id","id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tags" ADD CONSTRAINT "tags_workspace_id_workspaces_id_fk" FOREIGN KEY ("workspace_id") REFERENCES "public"."workspaces"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "api_keys_holder" ON "api_keys" USING btree ("holder_id");--> statement-breakpoint
CREATE INDEX "audit_events_workspace" ON "audit_events" USING btree ("workspace_id","seq");--> statement-breakpoint
CREATE INDEX "custom_roles_by_age" ON "custom_roles" USING btree ("organisation_id","created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_of_link" ON "invitations" USING btree ("token_hash","workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "invitations_one_open_a_member" ON "invitations" USING btree ("workspace_id","member_id") WHERE consumed_at is null and revoked_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "members_one_place_a_person" ON "members" USING btree ("workspace_id","user_id") WHERE status <> 'left';--> statement-breakpoint
CREATE UNIQUE INDEX "members_one_place_an_email" ON "members" USING btree ("workspace_id","email_key") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_user" ON "members" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "members_organisation" ON "members" USING btree ("organisation_id","user_id");--> statement-breakpoint
CREATE INDEX "members_by_name" ON "members" USING btree ("workspace_id","name_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_mailbox" ON "members" USING btree ("workspace_id","mailbox") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_by_email" ON "members" USING btree ("workspace_id","email_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_by_role" ON "members" USING btree ("workspace_id","role","name_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_search" ON "members" USING gin ("workspace_id","search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "members_by_last_seen" ON "members" USING btree ("workspace_id","last_seen_key","id") WHERE status <> 'left';--> statement-breakpoint
CREATE INDEX "members_reverts" ON "members" USING btree ("workspace_id","reverts_at") WHERE reverts_at is not null;--> statement-breakpoint
CREATE INDEX "members_ends" ON "members" USING btree ("workspace_id","ends_at") WHERE ends_at is not null;--> statement-breakpoint
CREATE INDEX "presence_member" ON "presence" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE INDEX "notifications_latest" ON "notifications" USING btree ("workspace_id","member_id","id") WHERE in_console;--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("workspace_id","member_id") WHERE in_console and read_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "profiles_username" ON "profiles" USING btree ("username_key");--> statement-breakpoint
CREATE INDEX "revocations_member" ON "revocations" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "seats_owner" ON "seats" USING btree ("workspace_id","owner_id");--> statement-breakpoint
CREATE INDEX "seats_holder" ON "seats" USING btree ("workspace_id","holder_id");--> statement-breakpoint
CREATE INDEX "team_members_member" ON "team_members" USING btree ("workspace_id","member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "teams_name" ON "teams" USING btree ("workspace_id",lower("name")) WHERE archived_at is null;--> statement-breakpoint
CREATE INDEX "email_changes_user" ON "email_changes" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "password_resets_user" ON "password_resets" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE UNIQUE INDEX "users_email_key" ON "users" USING btree ("email_key");--> statement-breakpoint
CREATE INDEX "workspaces_organisation" ON "workspaces" USING btree ("organisation_id","name");--> statement-breakpoint
CREATE INDEX "workspaces_parent" ON "workspaces" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "workspaces_path" ON "workspaces" USING gin ("path");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("due_at") WHERE sent_at is null and failed_at is null;--> statement-breakpoint
CREATE INDEX "outbox_invitation" ON "outbox" USING btree (("job"->>'invitationId'),"created_at");--> statement-breakpoint
CREATE UNIQUE INDEX "applications_name" ON "applications" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "applications_pixel" ON "applications" USING btree ("workspace_id","pixel_id");--> statement-breakpoint
CREATE INDEX "broadcasts_recent" ON "broadcasts" USING btree ("workspace_id","updated_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "campaign_deliveries_once" ON "campaign_deliveries" USING btree ("workspace_id","campaign_id","contact_id");--> statement-breakpoint
CREATE INDEX "campaign_deliveries_by_state" ON "campaign_deliveries" USING btree ("workspace_id","campaign_id","state","id");--> statement-breakpoint
CREATE INDEX "campaign_deliveries_contact" ON "campaign_deliveries" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_visitors_token" ON "chat_visitors" USING btree ("workspace_id","channel_id","token_hash");--> statement-breakpoint
CREATE UNIQUE INDEX "chat_visitors_conversation" ON "chat_visitors" USING btree ("workspace_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "collection_records_name" ON "collection_records" USING btree ("workspace_id","collection","name_key") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_by_change" ON "collection_records" USING btree ("workspace_id","collection","updated_at","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_by_state" ON "collection_records" USING btree ("workspace_id","collection","state","name_key","id") WHERE deleted_at is null;--> statement-breakpoint
CREATE INDEX "collection_records_deleted" ON "collection_records" USING btree ("workspace_id","deleted_at") WHERE deleted_at is not null;--> statement-breakpoint
CREATE INDEX "contact_list_members_contact" ON "contact_list_members" USING btree ("workspace_id","contact_id","list_id");--> statement-breakpoint
CREATE UNIQUE INDEX "contact_lists_name" ON "contact_lists" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "contact_views_by_name" ON "contact_views" USING btree ("workspace_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_unsubscribed" ON "contacts" USING btree ("workspace_id","unsubscribed_at","id") WHERE unsubscribed_at is not null;--> statement-breakpoint
-- Includes the searched keys, so that a search in the order of names reads only the index.
CREATE INDEX "contacts_by_name" ON "contacts" USING btree ("workspace_id","name","id") INCLUDE ("name_key","search_key");--> statement-breakpoint
CREATE INDEX "contacts_search" ON "contacts" USING gin ("workspace_id","name_key" gin_trgm_ops,"search_key" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "contacts_seat_by_name" ON "contacts" USING btree ("workspace_id","seat_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_team_by_name" ON "contacts" USING btree ("workspace_id","team_id","name","id");--> statement-breakpoint
CREATE INDEX "contacts_lifecycle_by_name" ON "contacts" USING btree ("workspace_id","lifecycle","name","id") WHERE lifecycle is not null;--> statement-breakpoint
CREATE INDEX "contacts_by_fields" ON "contacts" USING gin ("workspace_id","fields" jsonb_path_ops) WHERE fields <> '{}';--> statement-breakpoint
CREATE INDEX "contacts_by_email" ON "contacts" USING btree ("workspace_id","email_key") WHERE email_key is not null;--> statement-breakpoint
CREATE INDEX "contacts_by_phone" ON "contacts" USING btree ("workspace_id","phone_key") WHERE phone_key is not null;--> statement-breakpoint
CREATE INDEX "conversations_recent" ON "conversations" USING btree ("workspace_id","status","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_opened" ON "conversations" USING btree ("workspace_id","created_at");--> statement-breakpoint
CREATE INDEX "conversations_seat" ON "conversations" USING btree ("workspace_id","seat_id","status","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_team" ON "conversations" USING btree ("workspace_id","team_id","status","last_message_at","id");--> statement-breakpoint
CREATE INDEX "conversations_contact" ON "conversations" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "conversation_reads_of" ON "conversation_reads" USING btree ("workspace_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_accounts_kind" ON "credit_accounts" USING btree ("workspace_id","kind");--> statement-breakpoint
CREATE UNIQUE INDEX "credit_transfers_request" ON "credit_transfers" USING btree ("workspace_id","request_id");--> statement-breakpoint
CREATE INDEX "credit_transfers_latest" ON "credit_transfers" USING btree ("workspace_id","at","id");--> statement-breakpoint
CREATE INDEX "data_exports_of_record" ON "data_exports" USING btree ("workspace_id","record_id");--> statement-breakpoint
CREATE INDEX "data_exports_of_person" ON "data_exports" USING btree ("workspace_id","user_id","id");--> statement-breakpoint
CREATE INDEX "delivery_attempts_recent" ON "delivery_attempts" USING btree ("workspace_id","record_id","at","id");--> statement-breakpoint
CREATE INDEX "files_by_name" ON "files" USING btree ("workspace_id","name_key","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "files_by_age" ON "files" USING btree ("workspace_id","created_at","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "files_by_size" ON "files" USING btree ("workspace_id","size","id") WHERE completed_at is not null;--> statement-breakpoint
CREATE INDEX "form_entries_form" ON "form_entries" USING btree ("workspace_id","form_id","id");--> statement-breakpoint
CREATE INDEX "form_entries_contact" ON "form_entries" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "messages_thread" ON "messages" USING btree ("workspace_id","conversation_id","at","id");--> statement-breakpoint
CREATE INDEX "messages_by_kind" ON "messages" USING btree ("workspace_id","kind","at");--> statement-breakpoint
CREATE UNIQUE INDEX "messages_request" ON "messages" USING btree ("workspace_id","conversation_id","author_id","request_id") WHERE request_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "messages_external" ON "messages" USING btree ("workspace_id","channel_id","external_id") WHERE external_id is not null;--> statement-breakpoint
CREATE UNIQUE INDEX "payment_methods_one_a_workspace" ON "payment_methods" USING btree ("workspace_id");--> statement-breakpoint
CREATE INDEX "pixel_days_due" ON "pixel_days" USING btree ("keep_until");--> statement-breakpoint
CREATE UNIQUE INDEX "pixels_name" ON "pixels" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE INDEX "pixels_seat" ON "pixels" USING btree ("workspace_id","seat_id","name_key","id");--> statement-breakpoint
CREATE UNIQUE INDEX "recipients_once" ON "recipients" USING btree ("workspace_id","sending_id","contact_id");--> statement-breakpoint
CREATE INDEX "recipients_by_state" ON "recipients" USING btree ("workspace_id","sending_id","state","id");--> statement-breakpoint
CREATE INDEX "recipients_contact" ON "recipients" USING btree ("workspace_id","contact_id");--> statement-breakpoint
CREATE INDEX "sendings_subject" ON "sendings" USING btree ("workspace_id","subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "sendings_one_at_a_time" ON "sendings" USING btree ("workspace_id","subject_id") WHERE finished_at is null;--> statement-breakpoint
CREATE UNIQUE INDEX "shares_record" ON "shares" USING btree ("workspace_id","record_id","to_workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_list" ON "shares" USING btree ("workspace_id","list_id","to_workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shares_contact" ON "shares" USING btree ("workspace_id","contact_id","to_workspace_id");--> statement-breakpoint
CREATE INDEX "shares_received" ON "shares" USING btree ("to_workspace_id");--> statement-breakpoint
CREATE UNIQUE INDEX "shortcut_runs_one_at_a_time" ON "shortcut_runs" USING btree ("workspace_id","conversation_id") WHERE finished_at is null;--> statement-breakpoint
CREATE INDEX "shortcut_runs_conversation" ON "shortcut_runs" USING btree ("workspace_id","conversation_id","id");--> statement-breakpoint
CREATE INDEX "shortcut_runs_recent" ON "shortcut_runs" USING btree ("workspace_id","started_at","id");--> statement-breakpoint
CREATE INDEX "conversation_tags_of" ON "conversation_tags" USING btree ("workspace_id","tag_id","conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "tags_name" ON "tags" USING btree ("workspace_id","name_key");--> statement-breakpoint
CREATE POLICY "workspace" ON "api_keys" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "bearer" ON "api_keys" AS PERMISSIVE FOR SELECT TO public USING (token_hash = nullif(current_setting('app.api_key', true), ''));--> statement-breakpoint
CREATE POLICY "holder" ON "api_keys" AS PERMISSIVE FOR SELECT TO public USING (holder_id = app_id('user'));--> statement-breakpoint
CREATE POLICY "organisation" ON "audit_events" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "workspace" ON "billing_details" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "organisation" ON "custom_roles" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "own_places" ON "custom_roles" AS PERMISSIVE FOR SELECT TO public USING (organisation_id in (select organisation_id from people where user_id = app_id('user')));--> statement-breakpoint
CREATE POLICY "workspace" ON "exports" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "invitations" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "link" ON "invitations" AS PERMISSIVE FOR SELECT TO public USING (token_hash = nullif(current_setting('app.invitation', true), ''));--> statement-breakpoint
CREATE POLICY "workspace" ON "members" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "own_places" ON "members" AS PERMISSIVE FOR SELECT TO public USING (user_id = app_id('user'));--> statement-breakpoint
CREATE POLICY "whole_organisation" ON "members" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('administered')) WITH CHECK (organisation_id = app_id('administered'));--> statement-breakpoint
CREATE POLICY "search" ON "members" AS PERMISSIVE FOR SELECT TO "latchkey_search" USING (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "presence" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "stale_seen" ON "presence" AS PERMISSIVE FOR SELECT TO public USING (seen_at < now() - interval '40 seconds');--> statement-breakpoint
CREATE POLICY "stale_swept" ON "presence" AS PERMISSIVE FOR DELETE TO public USING (seen_at < now() - interval '40 seconds');--> statement-breakpoint
CREATE POLICY "workspace" ON "notification_preferences" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "notifications" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "organisation" ON "organisations" AS PERMISSIVE FOR ALL TO public USING (id = app_id('organisation')) WITH CHECK (id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "own_places" ON "organisations" AS PERMISSIVE FOR SELECT TO public USING (id in (select organisation_id from people where user_id = app_id('user')));--> statement-breakpoint
CREATE POLICY "organisation" ON "people" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "own_places" ON "people" AS PERMISSIVE FOR SELECT TO public USING (user_id = app_id('user'));--> statement-breakpoint
CREATE POLICY "own" ON "pictures" AS PERMISSIVE FOR ALL TO public USING (user_id = app_id('user')) WITH CHECK (user_id = app_id('user'));--> statement-breakpoint
CREATE POLICY "shared" ON "pictures" AS PERMISSIVE FOR SELECT TO public USING (exists (select from people p where p.user_id = pictures.user_id)
        or exists (select from members m where m.user_id = pictures.user_id));--> statement-breakpoint
CREATE POLICY "workspace" ON "profiles" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "signing_in" ON "profiles" AS PERMISSIVE FOR SELECT TO public USING (username_key = nullif(current_setting('app.username', true), ''));--> statement-breakpoint
CREATE POLICY "workspace" ON "handovers" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "revocations" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "seats" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "team_members" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "teams" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "organisation" ON "workspaces" AS PERMISSIVE FOR ALL TO public USING (organisation_id = app_id('organisation')) WITH CHECK (organisation_id = app_id('organisation'));--> statement-breakpoint
CREATE POLICY "at_hand" ON "workspaces" AS PERMISSIVE FOR SELECT TO public USING (id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "own_places" ON "workspaces" AS PERMISSIVE FOR SELECT TO public USING (path && (
        select coalesce(array_agg(workspace_id), '{}') from members
        where user_id = app_id('user') and status in ('active', 'suspended')));--> statement-breakpoint
CREATE POLICY "due_for_erasure" ON "workspaces" AS PERMISSIVE FOR SELECT TO public USING (erase_at <= now());--> statement-breakpoint
CREATE POLICY "workspace" ON "applications" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "broadcasts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "campaign_deliveries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "chat_visitors" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "collection_records" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "called_channel" ON "collection_records" AS PERMISSIVE FOR SELECT TO public USING (collection in ('channels', 'email-to-sms') and id = app_id('channel'));--> statement-breakpoint
CREATE POLICY "workspace" ON "contact_list_members" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "contact_lists" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "contact_views" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "contacts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "search" ON "contacts" AS PERMISSIVE FOR SELECT TO "latchkey_search" USING (true);--> statement-breakpoint
CREATE POLICY "workspace" ON "conversations" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "conversation_reads" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "credit_accounts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "credit_entries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "credit_transfers" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "data_export_chunks" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "data_exports" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "delivery_attempts" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "domain_keys" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "file_chunks" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "files" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "form_entries" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "import_chunks" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "import_rows" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "imports" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "mailboxes" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "messages" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "payment_methods" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "pixel_days" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "due_seen" ON "pixel_days" AS PERMISSIVE FOR SELECT TO public USING (keep_until < current_date);--> statement-breakpoint
CREATE POLICY "due_swept" ON "pixel_days" AS PERMISSIVE FOR DELETE TO public USING (keep_until < current_date);--> statement-breakpoint
CREATE POLICY "workspace" ON "pixels" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "seen_pixel" ON "pixels" AS PERMISSIVE FOR SELECT TO public USING (id = app_id('pixel'));--> statement-breakpoint
CREATE POLICY "workspace" ON "record_figures" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "recipients" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "sendings" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "shares" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "received" ON "shares" AS PERMISSIVE FOR SELECT TO public USING (to_workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "shortcut_runs" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "conversation_tags" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));--> statement-breakpoint
CREATE POLICY "workspace" ON "tags" AS PERMISSIVE FOR ALL TO public USING (workspace_id = app_id('workspace')) WITH CHECK (workspace_id = app_id('workspace'));
--> statement-breakpoint
-- ---------------------------------------------------------------------------------------------------------------------

grant usage on schema public to latchkey_app;
--> statement-breakpoint
grant select, insert, update, delete on all tables in schema public to latchkey_app;
--> statement-breakpoint
alter default privileges in schema public grant select, insert, update, delete on tables to latchkey_app;
--> statement-breakpoint
-- The audit trail is append-only, and only the trigger writes its heads.
revoke update, delete on audit_events from latchkey_app;
--> statement-breakpoint
revoke all on audit_heads from latchkey_app;
--> statement-breakpoint
-- The ledger is append-only for every role, and only the trigger writes its balances.
revoke update, delete on credit_accounts, credit_transfers, credit_entries from latchkey_app;
--> statement-breakpoint
-- The files are compressed already; compressing them again would only cost time.
alter table file_chunks alter column bytes set storage external;
--> statement-breakpoint
alter table data_export_chunks alter column bytes set storage external;
--> statement-breakpoint
alter table pictures alter column bytes set storage external;
--> statement-breakpoint

-- Each event carries the hash of the previous one. The row lock on the head serialises them.
create function chain_audit_event() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_heads (organisation_id, seq, hash)
    values (new.organisation_id, 0, '')
    on conflict (organisation_id) do nothing;
  update audit_heads set seq = seq + 1
    where organisation_id = new.organisation_id
    returning seq, hash into new.seq, new.previous_hash;
  new.at := now();
  new.hash := '';
  new.hash := encode(sha256(convert_to((to_jsonb(new) - 'hash')::text, 'UTF8')), 'hex');
  update audit_heads set hash = new.hash where organisation_id = new.organisation_id;
  return new;
end $$;
--> statement-breakpoint
create trigger chain before insert on audit_events for each row execute function chain_audit_event();
--> statement-breakpoint
revoke all on function chain_audit_event() from public;
--> statement-breakpoint

-- Derives level and path from the parent, so that they cannot contradict it. Moves within one organisation are
-- serialised, because two at once could create a cycle.
create function place_workspace() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  above workspaces;
begin
  new.level := 0;
  new.path := array[new.id];
  if new.parent_id is not null then
    perform pg_advisory_xact_lock(hashtextextended(new.organisation_id::text, 2));
    select * into above from workspaces where id = new.parent_id;
    if new.id = any (above.path) then
      raise check_violation using message = 'a workspace cannot lie below itself', constraint = 'workspaces_no_ring';
    end if;
    new.level := coalesce(above.level + 1, 0);
    new.path := coalesce(above.path, '{}') || new.id;
  end if;
  return new;
end $$;--> statement-breakpoint
create function place_workspaces_below() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.path <> old.path then
    update workspaces set parent_id = parent_id where parent_id = new.id;
  end if;
  return null;
end $$;--> statement-breakpoint
create trigger place before insert or update of parent_id on workspaces
  for each row execute function place_workspace();--> statement-breakpoint
create trigger place_below after update of parent_id on workspaces
  for each row execute function place_workspaces_below();
--> statement-breakpoint

create function credit_account_opens() returns trigger language plpgsql as $$
begin
  new.balance := 0;
  return new;
end $$;
--> statement-breakpoint
create trigger opens before insert on credit_accounts for each row execute function credit_account_opens();--> statement-breakpoint
create function credit_entry_counts() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update credit_accounts set balance = balance + new.amount
    where workspace_id = new.workspace_id and id = new.account_id;
  if not found then
    raise exception 'no such credit account' using errcode = 'foreign_key_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger counts after insert on credit_entries for each row execute function credit_entry_counts();--> statement-breakpoint
-- Runs at the end of the transaction, and fails if the rows are not visible: an unchecked transfer is not accepted.
create function credit_transfer_balances() returns trigger
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  transfer uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
  if (select sum(amount) from credit_entries
      where workspace_id = new.workspace_id and transfer_id = transfer) is distinct from 0 then
    raise exception 'the entries of a credit transfer come to zero'
      using errcode = 'check_violation', constraint = 'credit_transfers_balance';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger balances after insert on credit_transfers deferrable initially deferred
  for each row execute function credit_transfer_balances('id');--> statement-breakpoint
create constraint trigger balances after insert on credit_entries deferrable initially deferred
  for each row execute function credit_transfer_balances('transfer_id');--> statement-breakpoint
create function credit_is_kept() returns trigger language plpgsql as $$
begin
  raise exception 'the credit ledger is only ever added to' using errcode = 'restrict_violation';
end $$;
--> statement-breakpoint
create trigger kept before update or delete or truncate on credit_transfers execute function credit_is_kept();--> statement-breakpoint
create trigger kept before update or delete or truncate on credit_entries execute function credit_is_kept();--> statement-breakpoint
revoke all on function credit_account_opens(), credit_entry_counts(), credit_transfer_balances(), credit_is_kept() from public;
--> statement-breakpoint

-- The status of a membership at this moment, by the database's clock: suspensions and memberships end by themselves,
-- with no job (B4, B5). Who had not accepted the invitation before a suspension is invited again.
create function member_status(member members) returns text
  language sql stable parallel safe
  return case
    when member.status = 'left' then 'left'
    when member.ends_at <= now() then 'ended'
    when member.status = 'suspended' and (member.suspended_until is null or member.suspended_until > now())
      then 'suspended'
    when member.status = 'invited' or (member.status = 'suspended' and member.user_id is null) then 'invited'
    when member.starts_at > now() then 'upcoming'
    else 'active'
  end;
--> statement-breakpoint

-- A username never changes (S4.8).
create function keep_username() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if new.username is distinct from old.username then
    raise check_violation using message = 'a username never changes', constraint = 'profiles_username_never_changes';
  end if;
  return new;
end $$;--> statement-breakpoint
create trigger keep_username before update on profiles for each row execute function keep_username();
--> statement-breakpoint

-- The columns that searches read, bypassing row-level security.
grant select (workspace_id, id, search_key) on members to latchkey_search;
--> statement-breakpoint
grant select (workspace_id, id, name, name_key, search_key, fields) on contacts to latchkey_search;
--> statement-breakpoint
-- Changing the owner of functions requires membership and the right to create, during this migration only.
do $$
begin
  execute format('grant latchkey_search to %I', current_user);
exception
  when insufficient_privilege then
    -- Created and granted by another role.
    if not pg_has_role(current_user, 'latchkey_search', 'MEMBER') then
      raise;
    end if;
end $$;
--> statement-breakpoint
grant usage, create on schema public to latchkey_search;
--> statement-breakpoint
-- Members of the current tenant whose name or email matches every pattern, up to a limit. Pass the longest pattern first.
-- Planned again for each search, because a generic plan is slow for most patterns.
create function find_members(patterns text[], most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select m.id from members m
    where m.workspace_id = app_id('workspace')
      and m.search_key like patterns[1]
      and m.search_key like all (patterns)
    limit most;
end $$;
--> statement-breakpoint
-- Contacts of the current tenant that match every word, or a whole number, in their name or in all fields, up to a limit,
-- without those whose names are between `past_from` and `past_to`. A word may be a number with separators. The index
-- serves the first three words; with `is_exact` there are no others to compare.
create function find_contacts(
  in_all boolean, words text[], numbers text[], whole text, indexed text[], is_exact boolean,
  past_from text, past_to text, most integer
) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
as $$
begin
  -- Planned again for each search, because a generic plan is slow for most patterns.
  return query execute format($query$
    select matched.id from (
      select c.id, c.name from contacts c
      where c.workspace_id = app_id('workspace')
        and ((
            (c.%1$I like $4[1] or c.%1$I like $2[1])
            and ($4[2] is null or c.%1$I like $4[2] or c.%1$I like $2[2])
            and ($4[3] is null or c.%1$I like $4[3] or c.%1$I like $2[3])
            and ($5 or not exists (
              select from unnest($1, $2) as typed(word, number)
              where not coalesce(c.%1$I like typed.word or c.%1$I like typed.number, false)))
          ) or c.%1$I like $3)
      -- Planned separately: with the limit, the planner would walk all rows to find the first ones.
      offset 0
    ) matched
    where $6 is null or matched.name < $6 or matched.name >= $7
    limit $8
  $query$, case when in_all then 'search_key' else 'name_key' end)
  using words, numbers, whole, indexed, is_exact, past_from, past_to, most;
end $$;
--> statement-breakpoint
-- Contacts of the current tenant whose custom fields have these values, up to a limit.
create function find_contacts_with(wanted jsonpath, most integer) returns setof uuid
  language plpgsql stable security definer
  set search_path = public, pg_temp
  set plan_cache_mode = force_custom_plan
as $$
begin
  return query
    select c.id from contacts c
    where c.workspace_id = app_id('workspace') and c.fields <> '{}' and c.fields @@ wanted
    limit most;
end $$;
--> statement-breakpoint
revoke all on function find_members(text[], integer) from public;
--> statement-breakpoint
revoke all on function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) from public;
--> statement-breakpoint
revoke all on function find_contacts_with(jsonpath, integer) from public;
--> statement-breakpoint
grant execute on function find_members(text[], integer) to latchkey_app;
--> statement-breakpoint
grant execute on function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) to latchkey_app;
--> statement-breakpoint
grant execute on function find_contacts_with(jsonpath, integer) to latchkey_app;
--> statement-breakpoint
alter function find_members(text[], integer) owner to latchkey_search;
--> statement-breakpoint
alter function find_contacts(boolean, text[], text[], text, text[], boolean, text, text, integer) owner to latchkey_search;
--> statement-breakpoint
alter function find_contacts_with(jsonpath, integer) owner to latchkey_search;
--> statement-breakpoint
revoke create on schema public from latchkey_search;
--> statement-breakpoint
do $$
begin
  execute format('revoke latchkey_search from %I', current_user);
exception
  -- Granted by another role, which alone may revoke it.
  when insufficient_privilege then null;
end $$;
