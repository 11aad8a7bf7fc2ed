CREATE TABLE `negotiation` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`partnerId` integer NOT NULL,
	`programId` integer NOT NULL,
	`subject` text NOT NULL,
	`stage` text NOT NULL,
	`decideOn` text,
	`fallback` text,
	`note` text,
	`outcomeReason` text,
	`closedAt` integer,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "negotiation_named" CHECK(length(trim("negotiation"."subject")) > 0),
	CONSTRAINT "negotiation_stage_known" CHECK("negotiation"."stage" IN ('preparing', 'offered', 'countered', 'agreed', 'declined', 'paused')),
	CONSTRAINT "negotiation_decide" CHECK("negotiation"."decideOn" IS NULL OR "negotiation"."decideOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `negotiation_uid_unique` ON `negotiation` (`uid`);--> statement-breakpoint
CREATE INDEX `negotiation_partner` ON `negotiation` (`partnerId`);--> statement-breakpoint
CREATE INDEX `negotiation_program` ON `negotiation` (`programId`);--> statement-breakpoint
CREATE INDEX `negotiation_stage` ON `negotiation` (`stage`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `negotiation_trash` ON `negotiation` (`deletedAt`) WHERE deletedAt IS NOT NULL;--> statement-breakpoint
CREATE TABLE `negotiation_limit` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`negotiationId` integer NOT NULL,
	`side` text NOT NULL,
	`lever` text NOT NULL,
	`ideal` text NOT NULL,
	`walkAway` text NOT NULL,
	`step` text,
	`valuePerStep` text,
	`source` text,
	`certainty` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`negotiationId`) REFERENCES `negotiation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "negotiation_limit_side" CHECK("negotiation_limit"."side" IN ('us', 'them')),
	CONSTRAINT "negotiation_limit_certainty" CHECK("negotiation_limit"."certainty" IS NULL OR "negotiation_limit"."certainty" IN ('low', 'medium', 'high'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `negotiation_limit_uid_unique` ON `negotiation_limit` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `negotiation_limit_once` ON `negotiation_limit` (`negotiationId`,`side`,`lever`);--> statement-breakpoint
CREATE TABLE `negotiation_part` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`negotiationId` integer NOT NULL,
	`contactId` integer,
	`interactionId` integer,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`negotiationId`) REFERENCES `negotiation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contactId`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interactionId`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `negotiation_part_uid_unique` ON `negotiation_part` (`uid`);--> statement-breakpoint
CREATE INDEX `negotiation_part_of` ON `negotiation_part` (`negotiationId`);--> statement-breakpoint
CREATE INDEX `negotiation_part_contact` ON `negotiation_part` (`contactId`);--> statement-breakpoint
CREATE INDEX `negotiation_part_interaction` ON `negotiation_part` (`interactionId`);--> statement-breakpoint
CREATE TABLE `offer` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`negotiationId` integer NOT NULL,
	`by` text NOT NULL,
	`at` integer NOT NULL,
	`channel` text,
	`terms` text NOT NULL,
	`note` text,
	`answer` text,
	`answeredAt` integer,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`negotiationId`) REFERENCES `negotiation`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "offer_by" CHECK("offer"."by" IN ('us', 'them')),
	CONSTRAINT "offer_channel" CHECK("offer"."channel" IS NULL OR "offer"."channel" IN ('call', 'email', 'meeting', 'chat', 'note', 'gift')),
	CONSTRAINT "offer_answer" CHECK("offer"."answer" IS NULL OR "offer"."answer" IN ('accepted', 'declined', 'countered'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_uid_unique` ON `offer` (`uid`);--> statement-breakpoint
CREATE INDEX `offer_negotiation` ON `offer` (`negotiationId`,`at`);--> statement-breakpoint
ALTER TABLE `agreement` ADD `terms` text;--> statement-breakpoint
ALTER TABLE `agreement` ADD `offerId` integer REFERENCES offer(id);--> statement-breakpoint
ALTER TABLE `agreement` ADD `feeOn` text CHECK (feeOn IS NULL OR feeOn GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]');--> statement-breakpoint
CREATE INDEX `agreement_offer` ON `agreement` (`offerId`);--> statement-breakpoint
ALTER TABLE `task` ADD `negotiationId` integer REFERENCES negotiation(id);--> statement-breakpoint
CREATE INDEX `task_negotiation` ON `task` (`negotiationId`);