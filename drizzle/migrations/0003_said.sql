CREATE TABLE `attachment` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`interactionId` integer NOT NULL,
	`name` text NOT NULL,
	`type` text NOT NULL,
	`bytes` integer NOT NULL,
	`hash` text,
	`contentId` text,
	`inline` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`interactionId`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "attachment_size" CHECK("attachment"."bytes" >= 0 AND "attachment"."inline" IN (0, 1))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `attachment_uid_unique` ON `attachment` (`uid`);--> statement-breakpoint
CREATE INDEX `attachment_interaction` ON `attachment` (`interactionId`);--> statement-breakpoint
CREATE INDEX `attachment_hash` ON `attachment` (`hash`) WHERE hash IS NOT NULL;--> statement-breakpoint
CREATE TABLE `ignored_sender` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`address` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `ignored_sender_uid_unique` ON `ignored_sender` (`uid`);--> statement-breakpoint
CREATE TABLE `template` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	CONSTRAINT "template_named" CHECK(length(trim("template"."name")) > 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `template_uid_unique` ON `template` (`uid`);--> statement-breakpoint
ALTER TABLE `interaction` ADD `planned` integer DEFAULT 0 NOT NULL CHECK (planned IN (0, 1));--> statement-breakpoint
ALTER TABLE `interaction` ADD `tray` integer DEFAULT 0 NOT NULL CHECK (tray IN (0, 1));--> statement-breakpoint
ALTER TABLE `interaction` ADD `sender` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `envelope` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `event` text;--> statement-breakpoint
ALTER TABLE `interaction` ADD `html` text;--> statement-breakpoint
CREATE INDEX `interaction_tray` ON `interaction` (`at`) WHERE tray = 1;--> statement-breakpoint
CREATE INDEX `interaction_planned` ON `interaction` (`at`) WHERE planned = 1;--> statement-breakpoint
CREATE INDEX `interaction_event` ON `interaction` (`at`) WHERE event IS NOT NULL;--> statement-breakpoint
ALTER TABLE `stamp` ADD `bornInteraction` integer;