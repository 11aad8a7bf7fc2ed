DROP INDEX `import_memory_batch`;--> statement-breakpoint
ALTER TABLE `stamp` ADD `bornPartner` integer;--> statement-breakpoint
ALTER TABLE `stamp` ADD `bornContact` integer;