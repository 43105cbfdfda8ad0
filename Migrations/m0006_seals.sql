-- What proves the rest of what a store says: digests beside runs' details and tags, evaluations, packings' metrics, versions,
-- entries of the log, sweeps, trials that have ended, and migrations. What an earlier version left without one is sealed as it is when
-- this is applied.

ALTER TABLE runSeal ADD COLUMN detailSeal TEXT CHECK (length(detailSeal) = 64);
ALTER TABLE runSeal ADD COLUMN tagSeal TEXT CHECK (length(tagSeal) = 64);
ALTER TABLE evaluation ADD COLUMN seal TEXT CHECK (length(seal) = 64);
ALTER TABLE migration ADD COLUMN seal TEXT CHECK (length(seal) = 64);
-- The weights of a packing have a seal already, which is compared with that of the weights alone.
ALTER TABLE packing ADD COLUMN metricSeal TEXT CHECK (length(metricSeal) = 64);
ALTER TABLE modelVersion ADD COLUMN seal TEXT CHECK (length(seal) = 64);
-- NULL where the entry's model is not known.
ALTER TABLE modelEvent ADD COLUMN seal TEXT CHECK (length(seal) = 64);
ALTER TABLE sweep ADD COLUMN seal TEXT CHECK (length(seal) = 64);
-- NULL as long as the trial goes on.
ALTER TABLE trial ADD COLUMN seal TEXT CHECK (length(seal) = 64);

-- Nothing of an entry changes; but it gets its seal, and a model that is not known may become known from another store.
DROP TRIGGER modelEventIsNotChanged;
CREATE TRIGGER modelEventIsNotChanged BEFORE UPDATE ON modelEvent
WHEN (OLD.modelUUID IS NOT NULL AND (OLD.seal IS NOT NULL OR OLD.modelUUID IS NOT NEW.modelUUID))
  OR (OLD.id, OLD.uuid, OLD.model, OLD.kind, OLD.alias, OLD.fromVersion, OLD.toVersion, OLD.actor, OLD.host, OLD.atSeconds)
    IS NOT (NEW.id, NEW.uuid, NEW.model, NEW.kind, NEW.alias, NEW.fromVersion, NEW.toVersion, NEW.actor, NEW.host,
      NEW.atSeconds)
BEGIN SELECT RAISE(ABORT, 'the log of models is only added to'); END;
