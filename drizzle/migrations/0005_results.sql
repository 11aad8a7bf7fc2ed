CREATE TABLE `exchange_rate` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`day` text NOT NULL,
	`base` text NOT NULL,
	`quote` text NOT NULL,
	`rate` text NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	CONSTRAINT "exchange_rate_day" CHECK("exchange_rate"."day" IS NULL OR "exchange_rate"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "exchange_rate_pair" CHECK(length("exchange_rate"."base") = 3 AND length("exchange_rate"."quote") = 3 AND "exchange_rate"."base" <> "exchange_rate"."quote")
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rate_uid_unique` ON `exchange_rate` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `exchange_rate_once` ON `exchange_rate` (`base`,`quote`,`day`);--> statement-breakpoint
CREATE TABLE `program_money` (
	`id` integer PRIMARY KEY NOT NULL,
	`uid` text NOT NULL,
	`programId` integer NOT NULL,
	`fromOn` text NOT NULL,
	`marginBp` integer NOT NULL,
	`feeKind` text NOT NULL,
	`feeValue` integer NOT NULL,
	`createdAt` integer NOT NULL,
	`deletedAt` integer,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "program_money_day" CHECK("program_money"."fromOn" IS NULL OR "program_money"."fromOn" GLOB '[0-9][0-9][0-9][0-9]-[0-1][0-9]-[0-3][0-9]'),
	CONSTRAINT "program_money_margin" CHECK("program_money"."marginBp" BETWEEN 0 AND 10000),
	CONSTRAINT "program_money_fee" CHECK("program_money"."feeKind" IN ('percentOfCommission', 'percentOfSales', 'perOrder') AND "program_money"."feeValue" >= 0)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `program_money_uid_unique` ON `program_money` (`uid`);--> statement-breakpoint
CREATE UNIQUE INDEX `program_money_once` ON `program_money` (`programId`,`fromOn`) WHERE deletedAt IS NULL;--> statement-breakpoint
CREATE TABLE `report_format` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`detail` text NOT NULL,
	`createdAt` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `report_format_name_unique` ON `report_format` (`name`);--> statement-breakpoint
CREATE TABLE `partner_window` (
	`days` integer NOT NULL,
	`currency` text NOT NULL,
	`who` integer NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`orders` integer DEFAULT 0 NOT NULL,
	`value` integer DEFAULT 0 NOT NULL,
	`commission` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`fee4` integer DEFAULT 0 NOT NULL,
	`margin4` integer DEFAULT 0 NOT NULL,
	`clicksBefore` integer DEFAULT 0 NOT NULL,
	`impressionsBefore` integer DEFAULT 0 NOT NULL,
	`ordersBefore` integer DEFAULT 0 NOT NULL,
	`valueBefore` integer DEFAULT 0 NOT NULL,
	`commissionBefore` integer DEFAULT 0 NOT NULL,
	`pendingOrdersBefore` integer DEFAULT 0 NOT NULL,
	`declinedOrdersBefore` integer DEFAULT 0 NOT NULL,
	`declinedValueBefore` integer DEFAULT 0 NOT NULL,
	`fee4Before` integer DEFAULT 0 NOT NULL,
	`margin4Before` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`days`, `currency`, `who`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `partner_window_value` ON `partner_window` (`days`,`currency`,`value`);--> statement-breakpoint
CREATE TABLE `result_account` (
	`id` integer PRIMARY KEY NOT NULL,
	`programId` integer NOT NULL,
	`externalId` text NOT NULL,
	`networkKey` text NOT NULL,
	`name` text NOT NULL,
	`site` text,
	`email` text,
	`partnerId` integer,
	`batchId` integer NOT NULL,
	FOREIGN KEY (`programId`) REFERENCES `program`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`partnerId`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `result_account_once` ON `result_account` (`programId`,`networkKey`);--> statement-breakpoint
CREATE INDEX `result_account_key` ON `result_account` (`networkKey`);--> statement-breakpoint
CREATE INDEX `result_account_partner` ON `result_account` (`partnerId`);--> statement-breakpoint
CREATE TABLE `result_account_month` (
	`month` integer NOT NULL,
	`programId` integer NOT NULL,
	`accountId` integer NOT NULL,
	`currency` text NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`uniqueClicks` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`pendingValue` integer DEFAULT 0 NOT NULL,
	`pendingCommission` integer DEFAULT 0 NOT NULL,
	`approvedOrders` integer DEFAULT 0 NOT NULL,
	`approvedValue` integer DEFAULT 0 NOT NULL,
	`approvedCommission` integer DEFAULT 0 NOT NULL,
	`paidOrders` integer DEFAULT 0 NOT NULL,
	`paidValue` integer DEFAULT 0 NOT NULL,
	`paidCommission` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`declinedCommission` integer DEFAULT 0 NOT NULL,
	`fee4` integer DEFAULT 0 NOT NULL,
	`margin4` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`month`, `programId`, `accountId`, `currency`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `result_account_month_account` ON `result_account_month` (`accountId`,`month`);--> statement-breakpoint
CREATE TABLE `result_before` (
	`id` integer PRIMARY KEY NOT NULL,
	`batchId` integer NOT NULL,
	`of` text NOT NULL,
	`key` text NOT NULL,
	`old` text
) STRICT;
--> statement-breakpoint
CREATE INDEX `result_before_batch` ON `result_before` (`batchId`);--> statement-breakpoint
CREATE INDEX `result_before_key` ON `result_before` (`of`,`key`);--> statement-breakpoint
CREATE TABLE `result_cover` (
	`id` integer PRIMARY KEY NOT NULL,
	`programId` integer NOT NULL,
	`kindId` integer NOT NULL,
	`orders` integer NOT NULL,
	`fromDay` integer NOT NULL,
	`toDay` integer NOT NULL,
	`batchId` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `result_cover_program` ON `result_cover` (`programId`,`fromDay`);--> statement-breakpoint
CREATE TABLE `result_kind` (
	`id` integer PRIMARY KEY NOT NULL,
	`name` text NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `result_kind_name_unique` ON `result_kind` (`name`);--> statement-breakpoint
CREATE TABLE `result_less` (
	`id` integer PRIMARY KEY NOT NULL,
	`programId` integer NOT NULL,
	`accountId` integer NOT NULL,
	`fromDay` integer NOT NULL,
	`toDay` integer NOT NULL,
	`currency` text NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`uniqueClicks` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`pendingValue` integer DEFAULT 0 NOT NULL,
	`pendingCommission` integer DEFAULT 0 NOT NULL,
	`approvedOrders` integer DEFAULT 0 NOT NULL,
	`approvedValue` integer DEFAULT 0 NOT NULL,
	`approvedCommission` integer DEFAULT 0 NOT NULL,
	`paidOrders` integer DEFAULT 0 NOT NULL,
	`paidValue` integer DEFAULT 0 NOT NULL,
	`paidCommission` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`declinedCommission` integer DEFAULT 0 NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `result_less_program` ON `result_less` (`programId`,`fromDay`);--> statement-breakpoint
CREATE INDEX `result_less_account` ON `result_less` (`accountId`);--> statement-breakpoint
CREATE TABLE `result_order` (
	`id` integer PRIMARY KEY NOT NULL,
	`programId` integer NOT NULL,
	`accountId` integer NOT NULL,
	`orderKey` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`value` integer NOT NULL,
	`commission` integer NOT NULL,
	`firstValue` integer NOT NULL,
	`firstCommission` integer NOT NULL,
	`orphan` integer NOT NULL,
	`counts` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `result_order_once` ON `result_order` (`accountId`,`orderKey`);--> statement-breakpoint
CREATE INDEX `result_order_day` ON `result_order` (`programId`,`day`);--> statement-breakpoint
CREATE INDEX `result_order_account` ON `result_order` (`accountId`,`day`);--> statement-breakpoint
CREATE TABLE `result_order_row` (
	`id` integer PRIMARY KEY NOT NULL,
	`programId` integer NOT NULL,
	`externalId` text NOT NULL,
	`accountId` integer NOT NULL,
	`orderKey` text NOT NULL,
	`at` integer NOT NULL,
	`day` integer NOT NULL,
	`status` text NOT NULL,
	`currency` text NOT NULL,
	`value` integer NOT NULL,
	`commission` integer NOT NULL,
	`firstValue` integer NOT NULL,
	`firstCommission` integer NOT NULL,
	`correction` integer NOT NULL,
	`batchId` integer NOT NULL,
	FOREIGN KEY (`accountId`) REFERENCES `result_account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "result_order_row_status" CHECK("result_order_row"."status" IN ('pending', 'approved', 'paid', 'declined'))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `result_order_row_once` ON `result_order_row` (`programId`,`externalId`);--> statement-breakpoint
CREATE INDEX `result_order_row_order` ON `result_order_row` (`accountId`,`orderKey`);--> statement-breakpoint
CREATE TABLE `result_program_day` (
	`day` integer NOT NULL,
	`programId` integer NOT NULL,
	`currency` text NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`uniqueClicks` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`pendingValue` integer DEFAULT 0 NOT NULL,
	`pendingCommission` integer DEFAULT 0 NOT NULL,
	`approvedOrders` integer DEFAULT 0 NOT NULL,
	`approvedValue` integer DEFAULT 0 NOT NULL,
	`approvedCommission` integer DEFAULT 0 NOT NULL,
	`paidOrders` integer DEFAULT 0 NOT NULL,
	`paidValue` integer DEFAULT 0 NOT NULL,
	`paidCommission` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`declinedCommission` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `programId`, `currency`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `result_stale` (
	`programId` integer NOT NULL,
	`accountId` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`programId`, `accountId`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `result_summary` (
	`fromDay` integer NOT NULL,
	`programId` integer NOT NULL,
	`accountId` integer NOT NULL,
	`toDay` integer NOT NULL,
	`kindId` integer NOT NULL,
	`part` text NOT NULL,
	`currency` text NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`uniqueClicks` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`pendingValue` integer DEFAULT 0 NOT NULL,
	`pendingCommission` integer DEFAULT 0 NOT NULL,
	`approvedOrders` integer DEFAULT 0 NOT NULL,
	`approvedValue` integer DEFAULT 0 NOT NULL,
	`approvedCommission` integer DEFAULT 0 NOT NULL,
	`paidOrders` integer DEFAULT 0 NOT NULL,
	`paidValue` integer DEFAULT 0 NOT NULL,
	`paidCommission` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`declinedCommission` integer DEFAULT 0 NOT NULL,
	`counts` integer NOT NULL,
	`batchId` integer NOT NULL,
	PRIMARY KEY(`programId`, `fromDay`, `accountId`, `toDay`, `kindId`, `part`),
	FOREIGN KEY (`accountId`) REFERENCES `result_account`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "result_summary_days" CHECK("result_summary"."toDay" >= "result_summary"."fromDay" AND "result_summary"."counts" BETWEEN 0 AND 3)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `result_summary_account` ON `result_summary` (`accountId`,`fromDay`);--> statement-breakpoint
CREATE INDEX `result_summary_long` ON `result_summary` (`programId`,`fromDay`) WHERE toDay > fromDay;--> statement-breakpoint
CREATE TABLE `result_window` (
	`days` integer NOT NULL,
	`accountId` integer NOT NULL,
	`currency` text NOT NULL,
	`clicks` integer DEFAULT 0 NOT NULL,
	`impressions` integer DEFAULT 0 NOT NULL,
	`orders` integer DEFAULT 0 NOT NULL,
	`value` integer DEFAULT 0 NOT NULL,
	`commission` integer DEFAULT 0 NOT NULL,
	`pendingOrders` integer DEFAULT 0 NOT NULL,
	`declinedOrders` integer DEFAULT 0 NOT NULL,
	`declinedValue` integer DEFAULT 0 NOT NULL,
	`fee4` integer DEFAULT 0 NOT NULL,
	`margin4` integer DEFAULT 0 NOT NULL,
	`clicksBefore` integer DEFAULT 0 NOT NULL,
	`impressionsBefore` integer DEFAULT 0 NOT NULL,
	`ordersBefore` integer DEFAULT 0 NOT NULL,
	`valueBefore` integer DEFAULT 0 NOT NULL,
	`commissionBefore` integer DEFAULT 0 NOT NULL,
	`pendingOrdersBefore` integer DEFAULT 0 NOT NULL,
	`declinedOrdersBefore` integer DEFAULT 0 NOT NULL,
	`declinedValueBefore` integer DEFAULT 0 NOT NULL,
	`fee4Before` integer DEFAULT 0 NOT NULL,
	`margin4Before` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`days`, `accountId`, `currency`)
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE INDEX `result_window_account` ON `result_window` (`accountId`);--> statement-breakpoint
ALTER TABLE `program` ADD `ripeningDays` integer DEFAULT 45 NOT NULL CHECK (ripeningDays BETWEEN 0 AND 400);--> statement-breakpoint
ALTER TABLE `program` ADD `timeZone` text;--> statement-breakpoint
ALTER TABLE `program` ADD `targetRoiBp` integer;--> statement-breakpoint
ALTER TABLE `program` ADD `runBy` text CHECK (runBy IS NULL OR runBy IN ('in-house', 'agency'));--> statement-breakpoint
ALTER TABLE `mapping` ADD `answers` text;