-- Search: any part of a word in names, sites, addresses, phones, ids and tags; beginnings of words in long texts.
CREATE VIRTUAL TABLE `value_search` USING fts5(text, content='', contentless_delete=1, tokenize='trigram remove_diacritics 1');
--> statement-breakpoint
CREATE VIRTUAL TABLE `interaction_search` USING fts5(subject, text, content='interaction', content_rowid='id', tokenize='unicode61 remove_diacritics 2', prefix='2 3');
--> statement-breakpoint
INSERT INTO `tally` (`name`, `rows`) VALUES ('partner', 0);
