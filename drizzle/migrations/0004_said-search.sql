-- Search reaches file names, notes and who wrote a message; what threads and the tray are found by. All of it is derived: filled after every migration.
DROP TABLE `interaction_search`;
--> statement-breakpoint
CREATE VIRTUAL TABLE `interaction_search` USING fts5(subject, text, sender, content='interaction', content_rowid='id', tokenize='unicode61 remove_diacritics 2', detail='none', prefix='2 3 4 5 6 7 8');
--> statement-breakpoint
CREATE VIRTUAL TABLE `note_search` USING fts5(text, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
CREATE TABLE `mail_ref` (ref text NOT NULL, interactionId integer NOT NULL, PRIMARY KEY (ref, interactionId)) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE TABLE `mail_address` (address text NOT NULL, interactionId integer NOT NULL, PRIMARY KEY (address, interactionId)) STRICT, WITHOUT ROWID;
