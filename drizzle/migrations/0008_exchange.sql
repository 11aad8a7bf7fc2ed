CREATE TABLE `conflict` (
	`id` integer PRIMARY KEY NOT NULL,
	`batchId` integer NOT NULL,
	`of` text NOT NULL,
	`uid` text NOT NULL,
	`field` text NOT NULL,
	`choice` text NOT NULL,
	`mine` text,
	`theirs` text,
	`mineBy` text NOT NULL,
	`theirsBy` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `conflict_uid` ON `conflict` (`uid`,`field`);--> statement-breakpoint
CREATE INDEX `conflict_batch` ON `conflict` (`batchId`);--> statement-breakpoint
CREATE TABLE `not_same` (
	`of` text NOT NULL,
	`a` text NOT NULL,
	`b` text NOT NULL,
	`at` integer NOT NULL,
	PRIMARY KEY(`a`, `b`),
	CONSTRAINT "not_same_of" CHECK("not_same"."of" IN ('partner', 'contact'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `seen` (
	`uid` text NOT NULL,
	`device` text NOT NULL,
	`clock` integer NOT NULL,
	`batchId` integer NOT NULL,
	PRIMARY KEY(`uid`, `device`, `batchId`)
) STRICT;
--> statement-breakpoint
CREATE INDEX `seen_batch` ON `seen` (`batchId`);--> statement-breakpoint
ALTER TABLE `field_stamp` ADD `received` integer;--> statement-breakpoint
ALTER TABLE `tombstone` ADD `seen` text;--> statement-breakpoint
ALTER TABLE `tombstone` ADD `partnerUid` text;--> statement-breakpoint
ALTER TABLE `tombstone` ADD `batchId` integer;