-- A log whose entries say of which model they are, and what proves the record of a run.

-- The log ------------------------------------------------------------------------------------------------------

DROP TRIGGER modelEventIsNotChanged;

-- The model by its uuid: names are given again, and stores of two models of one name are merged. NULL where an older
-- entry may be of another model than the one that has the name now.
ALTER TABLE modelEvent ADD COLUMN modelUUID TEXT CHECK (length(modelUUID) = 36);

-- A model that a merge has renamed may have entries under its old name.
UPDATE modelEvent AS e SET modelUUID = (
  SELECT uuid FROM model WHERE name = e.model AND createdAtSeconds <= e.atSeconds)
WHERE NOT EXISTS (
  SELECT 1 FROM model AS renamed WHERE renamed.name IN (
    e.model || '-' || substr(uuid, 1, 4), e.model || '-' || substr(uuid, 1, 8), e.model || '-' || uuid));

CREATE INDEX modelEventByModelUUID ON modelEvent (modelUUID, atSeconds);

-- Nothing of an entry changes; but a model that is not known may become known from another store.
CREATE TRIGGER modelEventIsNotChanged BEFORE UPDATE ON modelEvent
WHEN OLD.modelUUID IS NOT NULL
  OR (OLD.id, OLD.uuid, OLD.model, OLD.kind, OLD.alias, OLD.fromVersion, OLD.toVersion, OLD.actor, OLD.host, OLD.atSeconds)
    IS NOT (NEW.id, NEW.uuid, NEW.model, NEW.kind, NEW.alias, NEW.fromVersion, NEW.toVersion, NEW.actor, NEW.host,
      NEW.atSeconds)
BEGIN SELECT RAISE(ABORT, 'the log of models is only added to'); END;

-- Records ------------------------------------------------------------------------------------------------------

-- Digests of what a run has recorded, made at its end: its points with their summaries, and the scores that are kept with
-- the labels that they are held against.
CREATE TABLE runSeal (
  run INTEGER PRIMARY KEY REFERENCES run (id) ON DELETE CASCADE,
  metricSeal TEXT NOT NULL CHECK (length(metricSeal) = 64),
  scoreSeal TEXT NOT NULL CHECK (length(scoreSeal) = 64)
) STRICT;
