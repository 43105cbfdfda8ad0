-- Scores of validation samples, points packed after a run's end, and more of where a run came from.

-- Scores -------------------------------------------------------------------------------------------------------

-- The truth of a split, once for all runs that are held against it.
CREATE TABLE labelSet (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  sampleCount INTEGER NOT NULL,
  classesJSON TEXT NOT NULL,
  data BLOB NOT NULL
) STRICT;

-- What a network said of each sample of a split after an epoch, in half precision.
CREATE TABLE score (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  split TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  step INTEGER NOT NULL,
  labelSet INTEGER NOT NULL REFERENCES labelSet (id),
  columnCount INTEGER NOT NULL,
  codec INTEGER NOT NULL,
  data BLOB NOT NULL,
  UNIQUE (run, split, epoch)
) STRICT;
CREATE INDEX scoreByLabelSet ON score (labelSet);

-- Metrics ------------------------------------------------------------------------------------------------------

-- Points packed, in order of epoch and step; a point is either here or in the table point. The data say how many
-- they are: another column would cost a small run half a byte a point.
CREATE TABLE pointChunk (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  metric INTEGER NOT NULL REFERENCES metric (id),
  position INTEGER NOT NULL,
  data BLOB NOT NULL,
  PRIMARY KEY (run, metric, position)
) STRICT, WITHOUT ROWID;

-- Runs ---------------------------------------------------------------------------------------------------------

-- How the working folder differed from its commit, once for all runs that were started so.
CREATE TABLE workingDiff (
  id INTEGER PRIMARY KEY,
  digest TEXT NOT NULL UNIQUE,
  isTruncated INTEGER NOT NULL CHECK (isTruncated IN (0, 1)),
  text TEXT NOT NULL
) STRICT;

ALTER TABLE run ADD COLUMN workingDiff INTEGER REFERENCES workingDiff (id);
ALTER TABLE run ADD COLUMN multiplyAdds INTEGER;
ALTER TABLE run ADD COLUMN cpuSeconds REAL;
-- The same for runs that differ in their repetition alone; filled in for older runs when this is applied.
ALTER TABLE run ADD COLUMN configuration BLOB;
CREATE INDEX runByWorkingDiff ON run (workingDiff);
CREATE INDEX runByConfiguration ON run (configuration);

ALTER TABLE runDetail ADD COLUMN logTail TEXT NOT NULL DEFAULT '';

CREATE TABLE runTag (
  run INTEGER NOT NULL REFERENCES run (id) ON DELETE CASCADE,
  tag TEXT NOT NULL,
  PRIMARY KEY (run, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX runTagByTag ON runTag (tag);

-- What the names of params are, and which runs have one.
CREATE INDEX paramByName ON param (name);

-- What most runs are ranked by, without reading them.
CREATE INDEX runByObjective ON run (state, objectiveMetric, objectiveGoal);
