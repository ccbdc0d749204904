-- What the peers' searches need: streets by trigrams, whole labels by their words.
CREATE EXTENSION IF NOT EXISTS pg_trgm WITH SCHEMA public;
CREATE SCHEMA IF NOT EXISTS peer;
DROP TABLE IF EXISTS peer.streets, peer.labels;
CREATE TABLE peer.streets AS SELECT DISTINCT street FROM addresses WHERE area = '{area}';
CREATE INDEX ON peer.streets USING gin (street gin_trgm_ops);
CREATE TABLE peer.labels AS
SELECT street, street || ' ' || number || ', ' || postcode || ' ' || city AS label,
       to_tsvector('simple', street || ' ' || number || ' ' || postcode || ' ' || city) AS words
FROM addresses WHERE area = '{area}';
CREATE INDEX ON peer.labels USING gin (words);
ANALYZE peer.streets; ANALYZE peer.labels;
