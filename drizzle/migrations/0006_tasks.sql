CREATE TABLE `agreement` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`partnerId` integer NOT NULL,
	`programId` integer NOT NULL,
	`text` text NOT NULL,
	`fromOn` text NOT NULL,
	`toOn` text,
	`noticeDays` integer,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "agreement_from" CHECK("agreement"."fromOn" IS NULL OR "agreement"."fromOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "agreement_to" CHECK("agreement"."toOn" IS NULL OR "agreement"."toOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "agreement_notice" CHECK("agreement"."noticeDays" IS NULL OR "agreement"."noticeDays" BETWEEN 0 AND 3650)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_uid_unique` ON `agreement` (`uid`);--> statement-breakpoint
CREATE INDEX `agreement_partner` ON `agreement` (`partnerId`);--> statement-breakpoint
CREATE INDEX `agreement_ends` ON `agreement` (`toOn`) WHERE toOn IS NOT NULL AND deletedAt IS NULL;--> statement-breakpoint
CREATE TABLE `dismissal` (
	`key` text PRIMARY KEY NOT NULL,
	`at` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `initiative` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`name` text NOT NULL,
	`kind` text,
	`startsOn` text,
	`endsOn` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	CONSTRAINT "initiative_named" CHECK(length(trim("initiative"."name")) > 0),
	CONSTRAINT "initiative_kind" CHECK("initiative"."kind" IS NULL OR "initiative"."kind" IN ('event', 'sponsorship', 'contest', 'seasonal', 'sampling', 'content')),
	CONSTRAINT "initiative_starts" CHECK("initiative"."startsOn" IS NULL OR "initiative"."startsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "initiative_ends" CHECK("initiative"."endsOn" IS NULL OR "initiative"."endsOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `initiative_uid_unique` ON `initiative` (`uid`);--> statement-breakpoint
CREATE TABLE `partner_stake` (
	`partnerId` integer PRIMARY KEY NOT NULL,
	`currency` text NOT NULL,
	`margin` integer NOT NULL,
	`dropBp` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `promise` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`partnerId` integer NOT NULL,
	`contactId` integer,
	`interactionId` integer,
	`by` text NOT NULL,
	`text` text NOT NULL,
	`dueOn` text,
	`outcome` text,
	`settledOn` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contactId`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`interactionId`) REFERENCES `interaction`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "promise_said" CHECK(length(trim("promise"."text")) > 0),
	CONSTRAINT "promise_by" CHECK("promise"."by" IN ('us', 'them')),
	CONSTRAINT "promise_due" CHECK("promise"."dueOn" IS NULL OR "promise"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "promise_settled" CHECK("promise"."settledOn" IS NULL OR "promise"."settledOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "promise_outcome" CHECK("promise"."outcome" IS NULL OR "promise"."outcome" IN ('kept', 'broken', 'withdrawn'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `promise_uid_unique` ON `promise` (`uid`);--> statement-breakpoint
CREATE INDEX `promise_partner` ON `promise` (`partnerId`);--> statement-breakpoint
CREATE INDEX `promise_contact` ON `promise` (`contactId`);--> statement-breakpoint
CREATE INDEX `promise_interaction` ON `promise` (`interactionId`);--> statement-breakpoint
CREATE TABLE `reminder` (
	`id` integer PRIMARY KEY NOT NULL,
	`taskId` integer NOT NULL,
	`taskUid` text NOT NULL,
	`title` text NOT NULL,
	`slot` text NOT NULL,
	`dueAt` integer NOT NULL,
	`wall` text,
	`firedAt` integer,
	`outcome` text,
	`detail` text,
	`clickedAt` integer,
	`snoozedTo` integer,
	CONSTRAINT "reminder_outcome" CHECK(("reminder"."firedAt" IS NULL) = ("reminder"."outcome" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `reminder_once` ON `reminder` (`taskId`,`slot`,`dueAt`);--> statement-breakpoint
CREATE INDEX `reminder_waiting` ON `reminder` (`dueAt`) WHERE firedAt IS NULL;--> statement-breakpoint
CREATE INDEX `reminder_floating` ON `reminder` (`wall`) WHERE firedAt IS NULL AND wall IS NOT NULL;--> statement-breakpoint
CREATE INDEX `reminder_fired` ON `reminder` (`firedAt`) WHERE firedAt IS NOT NULL;--> statement-breakpoint
CREATE TABLE `task` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`title` text NOT NULL,
	`partnerId` integer,
	`contactId` integer,
	`programId` integer,
	`initiativeId` integer,
	`dueOn` text,
	`dueTime` text,
	`timeZone` text,
	`dueAt` integer,
	`startOn` text,
	`priority` integer DEFAULT 4 NOT NULL,
	`effortMinutes` integer,
	`waitingFor` text,
	`checklist` text,
	`note` text,
	`repeat` text,
	`seriesUid` text,
	`seriesFrom` text,
	`remind` text DEFAULT '[]' NOT NULL,
	`plannedOn` text,
	`hold` text,
	`holdScore` real,
	`holdUntil` text,
	`holdReason` text,
	`closedAt` integer,
	`outcome` text,
	`outcomeReason` text,
	`source` text,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contactId`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`initiativeId`) REFERENCES `initiative`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "task_titled" CHECK(length(trim("task"."title")) > 0),
	CONSTRAINT "task_due_day" CHECK("task"."dueOn" IS NULL OR "task"."dueOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "task_due_time" CHECK("task"."dueTime" IS NULL OR "task"."dueTime" GLOB '[0-2][0-9]:[0-5][0-9]'),
	CONSTRAINT "task_starts" CHECK("task"."startOn" IS NULL OR "task"."startOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "task_planned_day" CHECK("task"."plannedOn" IS NULL OR "task"."plannedOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "task_priority" CHECK("task"."priority" BETWEEN 1 AND 4),
	CONSTRAINT "task_effort" CHECK("task"."effortMinutes" IS NULL OR "task"."effortMinutes" BETWEEN 1 AND 100000),
	CONSTRAINT "task_hold" CHECK("task"."hold" IS NULL OR "task"."hold" IN ('pin', 'drag', 'notNow')),
	CONSTRAINT "task_hold_day" CHECK("task"."holdUntil" IS NULL OR "task"."holdUntil" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "task_outcome" CHECK("task"."outcome" IS NULL OR "task"."outcome" IN ('done', 'dropped'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `task_uid_unique` ON `task` (`uid`);--> statement-breakpoint
CREATE INDEX `task_partner` ON `task` (`partnerId`);--> statement-breakpoint
CREATE INDEX `task_contact` ON `task` (`contactId`);--> statement-breakpoint
CREATE INDEX `task_initiative` ON `task` (`initiativeId`);--> statement-breakpoint
CREATE INDEX `task_open` ON `task` (`dueOn`,`id`) WHERE closedAt IS NULL AND deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `task_due` ON `task` (`dueOn`) WHERE dueOn IS NOT NULL AND deletedAt IS NULL;--> statement-breakpoint
CREATE INDEX `task_closed` ON `task` (`closedAt`) WHERE closedAt IS NOT NULL;--> statement-breakpoint
CREATE INDEX `task_planned` ON `task` (`plannedOn`) WHERE plannedOn IS NOT NULL AND closedAt IS NULL;--> statement-breakpoint
CREATE INDEX `task_trash` ON `task` (`deletedAt`) WHERE deletedAt IS NOT NULL;--> statement-breakpoint
CREATE INDEX `task_born` ON `task` (`source`) WHERE source IS NOT NULL AND closedAt IS NULL AND deletedAt IS NULL;--> statement-breakpoint
CREATE TABLE `task_stale` (
	`of` text NOT NULL,
	`id` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `task_stale_once` ON `task_stale` (`of`,`id`);--> statement-breakpoint
INSERT INTO `task_stale` (`of`, `id`) SELECT 'partner', id FROM `partner` WHERE nextContactOn IS NOT NULL AND deletedAt IS NULL;
