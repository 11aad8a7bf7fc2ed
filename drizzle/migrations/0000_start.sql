CREATE TABLE `batch` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`author` text NOT NULL,
	`device` text NOT NULL,
	`startedAt` integer NOT NULL,
	`endedAt` integer,
	`file` text,
	`undoes` integer,
	`detail` text,
	FOREIGN KEY (`undoes`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "batch_state" CHECK("batch"."state" IN ('running', 'done', 'undone')),
	CONSTRAINT "batch_kind" CHECK("batch"."kind" IN ('edit', 'import', 'merge', 'example', 'undo', 'purge', 'upkeep'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_uid_unique` ON `batch` (`uid`);--> statement-breakpoint
CREATE INDEX `batch_running` ON `batch` (`state`) WHERE state = 'running';--> statement-breakpoint
CREATE INDEX `batch_undoes` ON `batch` (`undoes`) WHERE undoes IS NOT NULL;--> statement-breakpoint
CREATE TABLE `change` (
	`id` integer PRIMARY KEY NOT NULL,
	`clock` integer NOT NULL,
	`batchId` integer NOT NULL,
	`of` text NOT NULL,
	`uid` text NOT NULL,
	`field` text NOT NULL,
	`old` text,
	`new` text,
	`was` text,
	FOREIGN KEY (`batchId`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `change_uid` ON `change` (`uid`,`field`);--> statement-breakpoint
CREATE INDEX `change_batch` ON `change` (`batchId`);--> statement-breakpoint
CREATE TABLE `client` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `client_uid_unique` ON `client` (`uid`);--> statement-breakpoint
CREATE TABLE `colleague` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `colleague_uid_unique` ON `colleague` (`uid`);--> statement-breakpoint
CREATE TABLE `contact` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`partnerId` integer,
	`fullName` text NOT NULL,
	`name` text,
	`role` text,
	`timeZone` text,
	`language` text,
	`birthday` text,
	`note` text,
	`photo` text,
	`doNotContact` integer DEFAULT 0 NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	`sortKey` text NOT NULL,
	`matchKey` text NOT NULL,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "contact_named" CHECK(length(trim("contact"."fullName")) > 0),
	CONSTRAINT "contact_birthday" CHECK("contact"."birthday" IS NULL OR "contact"."birthday" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]' OR "contact"."birthday" GLOB '--[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "contact_flag" CHECK("contact"."doNotContact" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_uid_unique` ON `contact` (`uid`);--> statement-breakpoint
CREATE INDEX `contact_partner` ON `contact` (`partnerId`);--> statement-breakpoint
CREATE INDEX `contact_name` ON `contact` (`sortKey`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `contact_match` ON `contact` (`matchKey`);--> statement-breakpoint
CREATE INDEX `contact_trash` ON `contact` (`deletedAt`) WHERE deletedAt IS NOT NULL;--> statement-breakpoint
CREATE TABLE `contact_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`label` text,
	`preferred` integer DEFAULT 0 NOT NULL,
	`match` text,
	`ownerId` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `contact_set_once` ON `contact_set` (`ownerId`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `contact_set_key` ON `contact_set` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `contact_set_match` ON `contact_set` (`kind`,`match`) WHERE match IS NOT NULL;--> statement-breakpoint
CREATE TABLE `exported` (
	`uid` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `field_stamp` (
	`uid` text NOT NULL,
	`field` text NOT NULL,
	`clock` integer NOT NULL,
	`device` text NOT NULL,
	`author` text NOT NULL,
	PRIMARY KEY(`uid`, `field`)
) STRICT;
--> statement-breakpoint
CREATE TABLE `import_memory` (
	`fingerprint` text NOT NULL,
	`uid` text NOT NULL,
	`batchId` integer NOT NULL,
	PRIMARY KEY(`fingerprint`, `uid`),
	FOREIGN KEY (`batchId`) REFERENCES `batch`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `import_memory_batch` ON `import_memory` (`batchId`);--> statement-breakpoint
CREATE TABLE `interaction` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`kind` text NOT NULL,
	`at` integer NOT NULL,
	`direction` text NOT NULL,
	`subject` text,
	`text` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	CONSTRAINT "interaction_kind" CHECK("interaction"."kind" IN ('call', 'email', 'meeting', 'chat', 'note', 'gift')),
	CONSTRAINT "interaction_direction" CHECK("interaction"."direction" IN ('in', 'out', 'none'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `interaction_uid_unique` ON `interaction` (`uid`);--> statement-breakpoint
CREATE INDEX `interaction_at` ON `interaction` (`at`);--> statement-breakpoint
CREATE INDEX `interaction_trash` ON `interaction` (`deletedAt`) WHERE deletedAt IS NOT NULL;--> statement-breakpoint
CREATE TABLE `mapping` (
	`fingerprint` text PRIMARY KEY NOT NULL,
	`format` text NOT NULL,
	`columns` text NOT NULL,
	`usedAt` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `membership` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`partnerId` integer NOT NULL,
	`programId` integer NOT NULL,
	`stage` text NOT NULL,
	`lostReason` text,
	`joinedOn` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "membership_stage" CHECK("membership"."stage" IN ('key', 'active', 'onboarded', 'agreed', 'negotiating', 'replied', 'contacted', 'found', 'dormant', 'ended', 'lost')),
	CONSTRAINT "membership_joined" CHECK("membership"."joinedOn" IS NULL OR "membership"."joinedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `membership_uid_unique` ON `membership` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `membership_once` ON `membership` (`partnerId`,`programId`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `membership_program` ON `membership` (`programId`,`stage`);--> statement-breakpoint
CREATE TABLE `own_field` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`of` text NOT NULL,
	`name` text NOT NULL,
	`kind` text NOT NULL,
	`choices` text,
	`position` integer DEFAULT 0 NOT NULL,
	`deletedAt` integer,
	CONSTRAINT "own_field_of" CHECK("own_field"."of" IN ('partner', 'contact')),
	CONSTRAINT "own_field_kind" CHECK("own_field"."kind" IN ('text', 'number', 'day', 'choice', 'yesno'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `own_field_uid_unique` ON `own_field` (`uid`);--> statement-breakpoint
CREATE TABLE `participant` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`interactionId` integer NOT NULL,
	`partnerId` integer,
	`contactId` integer,
	`role` text NOT NULL,
	FOREIGN KEY (`interactionId`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contactId`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "participant_someone" CHECK("participant"."partnerId" IS NOT NULL OR "participant"."contactId" IS NOT NULL),
	CONSTRAINT "participant_role" CHECK("participant"."role" IN ('from', 'to', 'cc', 'attendee'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `participant_uid_unique` ON `participant` (`uid`);--> statement-breakpoint
CREATE INDEX `participant_interaction` ON `participant` (`interactionId`);--> statement-breakpoint
CREATE INDEX `participant_partner` ON `participant` (`partnerId`,`interactionId`);--> statement-breakpoint
CREATE INDEX `participant_contact` ON `participant` (`contactId`,`interactionId`);--> statement-breakpoint
CREATE TABLE `partner` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`country` text,
	`tier` text,
	`ownerUid` text,
	`nextContactOn` text,
	`cadenceDays` integer,
	`privateNote` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	`sortKey` text NOT NULL,
	`matchKey` text NOT NULL,
	FOREIGN KEY (`ownerUid`) REFERENCES `colleague`(`uid`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "partner_named" CHECK(length(trim("partner"."name")) > 0),
	CONSTRAINT "partner_tier_known" CHECK("partner"."tier" IS NULL OR "partner"."tier" IN ('A', 'B', 'C', 'D')),
	CONSTRAINT "partner_next_day" CHECK("partner"."nextContactOn" IS NULL OR "partner"."nextContactOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "partner_cadence" CHECK("partner"."cadenceDays" IS NULL OR "partner"."cadenceDays" BETWEEN 1 AND 3650)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_uid_unique` ON `partner` (`uid`);--> statement-breakpoint
CREATE INDEX `partner_name` ON `partner` (`sortKey`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_match` ON `partner` (`matchKey`);--> statement-breakpoint
CREATE INDEX `partner_country` ON `partner` (`country`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_tier` ON `partner` (`tier`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_owner` ON `partner` (`ownerUid`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_next` ON `partner` (`nextContactOn`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_created` ON `partner` (`createdAt`,`id`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `partner_trash` ON `partner` (`deletedAt`) WHERE deletedAt IS NOT NULL;--> statement-breakpoint
CREATE TABLE `partner_set` (
	`id` integer PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`key` text NOT NULL,
	`value` text NOT NULL,
	`label` text,
	`preferred` integer DEFAULT 0 NOT NULL,
	`match` text,
	`ownerId` integer NOT NULL,
	FOREIGN KEY (`ownerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `partner_set_once` ON `partner_set` (`ownerId`,`kind`,`key`);--> statement-breakpoint
CREATE INDEX `partner_set_key` ON `partner_set` (`kind`,`key`);--> statement-breakpoint
CREATE INDEX `partner_set_match` ON `partner_set` (`kind`,`match`) WHERE match IS NOT NULL;--> statement-breakpoint
CREATE TABLE `partner_summary` (
	`partnerId` integer PRIMARY KEY NOT NULL,
	`stageRank` integer,
	`lastContactAt` integer,
	`people` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE INDEX `summary_stage` ON `partner_summary` (`stageRank`,`partnerId`);--> statement-breakpoint
CREATE INDEX `summary_last` ON `partner_summary` (`lastContactAt`,`partnerId`);--> statement-breakpoint
CREATE INDEX `summary_people` ON `partner_summary` (`people`,`partnerId`);--> statement-breakpoint
CREATE TABLE `program` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`clientId` integer NOT NULL,
	`name` text NOT NULL,
	`network` text NOT NULL,
	`currency` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`clientId`) REFERENCES `client`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "program_currency" CHECK(length("program"."currency") = 3)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `program_uid_unique` ON `program` (`uid`);--> statement-breakpoint
CREATE INDEX `program_client` ON `program` (`clientId`);--> statement-breakpoint
CREATE TABLE `setting` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `stamp` (
	`id` integer PRIMARY KEY NOT NULL,
	`device` text NOT NULL,
	`clock` integer NOT NULL,
	`author` text,
	`batchId` integer,
	CONSTRAINT "stamp_one" CHECK("stamp"."id" = 1)
) STRICT;
--> statement-breakpoint
CREATE TABLE `tally` (
	`name` text PRIMARY KEY NOT NULL,
	`rows` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `tombstone` (
	`uid` text PRIMARY KEY NOT NULL,
	`of` text NOT NULL,
	`clock` integer NOT NULL,
	`device` text NOT NULL,
	`author` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `view` (
	`id` integer PRIMARY KEY NOT NULL,
	`page` text NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`position` integer DEFAULT 0 NOT NULL
) STRICT;
