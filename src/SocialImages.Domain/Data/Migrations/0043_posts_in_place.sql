-- A post is written several times on its way out: with room on its page, a write that changes no indexed column touches no index.
alter table posts set (fillfactor = 80);
